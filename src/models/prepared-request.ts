import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { type HeadersInput, HeaderTable } from '../http/header-table.ts'
import { defineRepr } from '../repr/representable.ts'
import { type PreparedBody, wireBody } from './prepared-body.ts'

/** What the value of a header may be before it is sent. */
export type HeaderValue = string | Uint8Array

/**
 * A request as it will be sent: requests' `PreparedRequest`. Everything can still be changed.
 *
 * @example
 * const prepared = new Request('GET', 'http://example.com', { params: { q: 'a b' } }).prepare()
 * prepared.url // 'http://example.com/?q=a+b'
 * prepared.headers['X-Token'] = 'secret'
 */
export class PreparedRequest {
  /** In upper case. */
  method: string | null = null
  url: string | null = null
  body: PreparedBody = null
  #headers: HeaderTable<HeaderValue> = new HeaderTable()
  #headersView: CaseInsensitiveDict<HeaderValue> | undefined

  static {
    defineRepr(PreparedRequest, (request) => request.toString())
  }

  get headers(): CaseInsensitiveDict<HeaderValue> {
    this.#headersView ??= new CaseInsensitiveDict(this.#headers)
    return this.#headersView
  }

  set headers(headers: CaseInsensitiveDict<HeaderValue> | HeadersInput<HeaderValue>) {
    this.#headers = new HeaderTable(headers)
    this.#headersView = undefined
  }

  /** The headers without the Proxy that {@link PreparedRequest.headers} goes through. */
  get headerTable(): HeaderTable<HeaderValue> {
    return this.#headers
  }

  /** The headers as pairs, names in their case, in order; bytes are read as Latin-1. */
  toHeaderList(): [name: string, value: string][] {
    return Array.from(this.#headers, ([name, value]) => [name, latin1(value)])
  }

  /** The body as it goes out: all bytes at once, or pieces that come one by one. */
  wireBody(): Uint8Array | AsyncIterable<Uint8Array> | null {
    return wireBody(this.body)
  }

  /** Whether the body goes out in chunks, because its length is not announced. */
  get chunked(): boolean {
    return this.body !== null && !this.#headers.has('Content-Length')
  }

  /** Path and query of the URL, as they stand in the request line. */
  get path_url(): string {
    return ''
  }

  toString(): string {
    return `<PreparedRequest [${this.method}]>`
  }
}

function latin1(value: HeaderValue): string {
  if (typeof value === 'string') return value
  return String.fromCharCode(...value)
}
