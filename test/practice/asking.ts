import { ManualClock } from '../../src/clock/manual-clock.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import { siteOf } from '../../src/practice/pages/sites.ts'
import { Register } from '../../src/practice/register.ts'
import { splitTarget } from '../../src/practice/site/incoming-request.ts'

export interface Asking {
  readonly host?: string
  readonly scheme?: 'http' | 'https'
  readonly headers?: readonly RawHeader[]
  readonly body?: string | Uint8Array
  readonly clock?: ManualClock
  readonly gone?: AbortSignal
  readonly register?: Register
}

export interface Answered {
  readonly status: number
  /** The headers under their names as sent; of several with one name, the last. */
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly bytes: Buffer
  readonly text: string
  /** The body as JSON; `undefined` where it is none. */
  readonly json: unknown
}

/** What a site answers, without a socket. */
export async function ask(method: string, target: string, asking: Asking = {}): Promise<Answered> {
  const { host = '127.0.0.1:1', scheme = 'http', headers = [], body = '' } = asking
  const { clock = new ManualClock(), gone = new AbortController().signal } = asking
  const { register = new Register(clock) } = asking
  const request = {
    method,
    target,
    version: '1.1' as const,
    headers: [['Host', host] as const, ...headers],
    ...splitTarget(target),
    body: Buffer.from(body),
    scheme,
    host,
    origin: '127.0.0.1',
    gone,
  }
  const reply = await siteOf(host).answer(request, { clock, register })
  const pieces: Uint8Array[] = []
  if (reply.body instanceof Uint8Array) pieces.push(reply.body)
  else for await (const piece of reply.body.chunks()) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  return {
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    cookies: reply.headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value),
    bytes,
    text: bytes.toString(),
    json: parse(bytes.toString()),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
