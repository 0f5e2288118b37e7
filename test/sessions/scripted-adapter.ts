import { BaseAdapter } from '../../src/adapters/index.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import type { PreparedRequest } from '../../src/models/prepared-request.ts'
import { Response } from '../../src/models/response.ts'
import type { SendOptions } from '../../src/models/send-options.ts'
import { ScriptedBody } from '../models/scripted-body.ts'

/** One answer of a script; 200, no headers and the body `ok` where it does not say otherwise. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Error
}

/** What was sent, as it was when it was sent. */
export interface Sent {
  readonly method: string | null
  readonly url: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly options: SendOptions
}

/** Answers requests by a script, without a network, and writes down what it was sent. */
export class ScriptedAdapter extends BaseAdapter {
  readonly sent: Sent[] = []
  readonly bodies: ScriptedBody[] = []
  closed = 0
  readonly #script: (Answer | Error)[]
  /** Called while a request is under way. */
  readonly #during: () => void

  constructor(script: readonly (Answer | Error)[] = [], during: () => void = () => undefined) {
    super()
    this.#script = [...script]
    this.#during = during
  }

  async send(request: PreparedRequest, options: SendOptions): Promise<Response> {
    const { method, url, body } = request
    const headers = Object.fromEntries(request.toHeaderList())
    this.sent.push({ method, url, headers, body, options })
    this.#during()
    const answer = this.#script.shift() ?? {}
    if (answer instanceof Error) throw answer
    const raw = new ScriptedBody(answer.body ?? 'ok')
    this.bodies.push(raw)
    return new Response({
      request,
      raw,
      status_code: answer.status ?? 200,
      reason: 'Why',
      headers: lines(answer.headers ?? {}),
      url: url ?? '',
      connection: this,
    })
  }

  close(): void {
    this.closed++
  }
}

function lines(headers: NonNullable<Answer['headers']>): RawHeader[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): RawHeader => [name, value]),
  )
}
