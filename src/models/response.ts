import type { BodySource } from '../http/body-source.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { HeaderTable } from '../http/header-table.ts'
import type { RawHeader } from '../http/raw-response.ts'
import { defineRepr } from '../repr/representable.ts'
import type { PreparedRequest } from './prepared-request.ts'
import type { SendOptions } from './send-options.ts'

/** What sent the request and can send it again: the adapter, as a response knows it. */
export interface Sender {
  send(request: PreparedRequest, options: SendOptions): Promise<Response>
  close(): void
}

/** What an adapter builds a {@link Response} of. */
export interface ResponseParts {
  readonly request: PreparedRequest
  /** Where the body comes from; null where there is none to read. */
  readonly raw: BodySource | null
  readonly status_code: number
  readonly reason: string
  /** The header lines as they came, one entry a line. */
  readonly headers: readonly RawHeader[]
  /** The URL that was asked for, without its fragment where the adapter cut it. */
  readonly url: string
  readonly connection?: Sender | null
  /** Turns what reading the body throws into the error that the reader gets. */
  readonly translateError?: (error: unknown) => unknown
}

/** The answer to a request: requests' `Response`. */
export class Response {
  readonly raw: BodySource | null
  readonly request: PreparedRequest
  readonly connection: Sender | null
  status_code: number
  reason: string
  url: string
  readonly #rawHeaders: readonly RawHeader[]
  protected readonly translateError: (error: unknown) => unknown
  #headers: CaseInsensitiveDict | undefined

  static {
    defineRepr(Response, (response) => response.toString())
  }

  constructor(parts: ResponseParts) {
    this.raw = parts.raw
    this.request = parts.request
    this.connection = parts.connection ?? null
    this.status_code = parts.status_code
    this.reason = parts.reason
    this.url = parts.url
    this.#rawHeaders = parts.headers
    this.translateError = parts.translateError ?? ((error) => error)
  }

  /** The headers; the values of a repeated name are joined by `, `. */
  get headers(): CaseInsensitiveDict {
    this.#headers ??= new CaseInsensitiveDict(HeaderTable.ofLines(this.#rawHeaders))
    return this.#headers
  }

  /** The header lines as they came, one entry a line. */
  get rawHeaders(): readonly RawHeader[] {
    return this.#rawHeaders
  }

  toString(): string {
    return `<Response [${this.status_code}]>`
  }
}
