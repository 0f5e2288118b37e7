import { systemClock } from '../clock/system-clock.ts'
import { cookieRequest } from '../cookies/cookie-request.ts'
import { CookieStore } from '../cookies/cookie-store.ts'
import { RequestsCookieJar } from '../cookies/requests-cookie-jar.ts'
import { storeCookies } from '../cookies/set-cookie.ts'
import { HTTPError } from '../errors.ts'
import type { BodySource } from '../http/body-source.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { encodingOf } from '../http/content-type.ts'
import { HeaderLines } from '../http/header-lines.ts'
import { HeaderTable } from '../http/header-table.ts'
import { defineInspection } from '../http/inspection.ts'
import { decodeLatin1 } from '../http/latin1.ts'
import { type Link, parseLinks } from '../http/link-header.ts'
import type { RawHeader } from '../http/raw-headers.ts'
import { permanentRedirectStatuses, redirectStatuses } from '../http/redirect-statuses.ts'
import type { ResponseConnection } from '../ledger/index.ts'
import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { isInteger } from '../repr/number.ts'
import { defineRepr } from '../repr/representable.ts'
import { typeName } from '../repr/type-name.ts'
import { apparentEncoding } from './apparent-encoding.ts'
import { bodyJson, bodyText, textPieces } from './body-text.ts'
import { linesOf, type Stretch, withoutText } from './lines.ts'
import type { PreparedRequest } from './prepared-request.ts'
import { ResponseBody } from './response-body.ts'
import type { SendOptions } from './send-options.ts'
import { Timedelta } from './timedelta.ts'

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
  readonly headers: HeaderLines | readonly RawHeader[]
  readonly url: string
  readonly connection?: Sender | null
  /** Tells of the connection that brought it. */
  readonly conn?: () => ResponseConnection | null
  /** Turns what reading the body throws into the error that the reader gets. */
  readonly translateError?: (error: unknown) => unknown
}

/** How a body is iterated over. */
export interface IterOptions {
  /** Bytes a piece; null for pieces as they come. @default 1, for lines 512 */
  readonly chunk_size?: number | null
  /** Whether the pieces are decoded to text, where the encoding is known. @default false */
  readonly decode_unicode?: boolean
}

/** How a body is iterated over by lines. */
export interface IterLinesOptions extends IterOptions {
  /** What ends a line; line breaks of every kind by default. */
  readonly delimiter?: string | Uint8Array | null
}

const chunking = ['chunk_size', 'decode_unicode'] as const
const iterContent = { name: 'iter_content', parameters: chunking } as const
const iterLines = { name: 'iter_lines', parameters: [...chunking, 'delimiter'] } as const

/**
 * The answer to a request: requests' `Response`.
 *
 * What comes over the network is awaited: the body of a streamed response is there after
 * `await response.read()`, or comes in the pieces of an async iterator.
 *
 * @example
 * const response = await session.get('https://httpbin.org/get')
 * response.status_code // 200
 * response.json().url // 'https://httpbin.org/get'
 */
export class Response {
  readonly request: PreparedRequest
  /** Where the body comes from: bytes as on the wire, before any content coding is undone. */
  readonly raw: BodySource | null
  /** The adapter that sent the request. */
  readonly connection: Sender | null
  status_code: number
  /** The words beside the status, such as `Not Found`; may be empty. */
  reason: string
  url: string
  /** The answers that led here by redirects, oldest first. */
  history: Response[] = []
  /** How long it took from sending the request to the head of the answer. */
  elapsed: Timedelta = notMeasured
  /** The request that would follow this redirect, where redirects were not followed. */
  next: PreparedRequest | null = null
  readonly #rawHeaders: HeaderLines
  readonly #body: ResponseBody
  readonly #conn: () => ResponseConnection | null
  #headers: CaseInsensitiveDict | undefined
  #encoding: string | null | undefined
  #cookies: RequestsCookieJar | undefined

  static {
    defineRepr(Response, (response) => response.toString())
    defineInspection(Response, (response) => response.toString())
  }

  constructor(parts: ResponseParts) {
    this.request = parts.request
    this.raw = parts.raw
    this.connection = parts.connection ?? null
    this.status_code = parts.status_code
    this.reason = parts.reason
    this.url = parts.url
    const { headers } = parts
    this.#rawHeaders = headers instanceof HeaderLines ? headers : HeaderLines.of(headers)
    this.#conn = parts.conn ?? nowhere
    this.#body = new ResponseBody(parts.raw, parts.translateError ?? unchanged)
  }

  /** The headers; the values of a repeated name are joined by `, `. */
  get headers(): CaseInsensitiveDict {
    this.#headers ??= new CaseInsensitiveDict(HeaderTable.ofLines(this.#rawHeaders))
    return this.#headers
  }

  /** The header lines as they came, one entry a line. */
  get rawHeaders(): readonly RawHeader[] {
    return this.#rawHeaders.pairs
  }

  /**
   * Which connection served the request, why that one, and where the time went, in seconds. Each
   * answer along redirects has its own. null where it came over none, as from an adapter of one's
   * own.
   *
   * @example
   * using session = new Session()
   * await session.get(practice.url)
   * const { conn } = await session.get(practice.url)
   * conn?.nth // 2
   * conn?.why.code // 'reused'
   */
  get conn(): ResponseConnection | null {
    return this.#conn()
  }

  /** The cookies that this answer sets. */
  get cookies(): RequestsCookieJar {
    if (this.#cookies === undefined) {
      const store = new CookieStore()
      this.storeCookies(store, this.request, systemClock.wallMs())
      this.#cookies = new RequestsCookieJar(store)
    }
    return this.#cookies
  }

  /** Whether it sets any cookies. */
  get setsCookies(): boolean {
    return this.#rawHeaders.values('set-cookie').length > 0
  }

  /** Takes the cookies that this answer sets into a store, as an answer to `request`. */
  storeCookies(store: CookieStore, request: PreparedRequest, nowMs: number): void {
    const lines = this.#rawHeaders.values('set-cookie')
    if (lines.length === 0) return
    const host = request.headerTable.get('Host')
    const seen = cookieRequest(
      request.url ?? '',
      host instanceof Uint8Array ? decodeLatin1(host) : host,
    )
    storeCookies(store, lines, seen, nowMs / 1000)
  }

  /** The request once more, with the cookies that this answer sets. */
  requestAgain(): PreparedRequest {
    const again = this.request.copy()
    const { cookieStore } = again
    if (cookieStore === null) return again
    this.storeCookies(cookieStore, this.request, systemClock.wallMs())
    again.prepare_cookies(cookieStore)
    return again
  }

  /** Where the answer sends its client, as it came; undefined where it names no place. */
  get location(): string | undefined {
    return this.#header('location')
  }

  /** The value of a header, given in lower case; as a user left it, where one has seen them. */
  #header(name: string): string | undefined {
    if (this.#headers !== undefined) return this.#headers.get(name) ?? undefined
    return this.#rawHeaders.get(name)
  }

  /** Whether the status is below 400. */
  get ok(): boolean {
    return this.#problem() === null
  }

  /** Whether it is a redirect that names its target. */
  get is_redirect(): boolean {
    return redirectStatuses.has(this.status_code) && this.location !== undefined
  }

  /** Whether it is a redirect for good. */
  get is_permanent_redirect(): boolean {
    return permanentRedirectStatuses.has(this.status_code) && this.location !== undefined
  }

  /** The links of the Link header, by `rel` or else by URL. */
  get links(): Record<string, Link> {
    const links = parseLinks(this.#header('link') ?? '')
    return Object.fromEntries(links.map((link) => [link.rel || link.url, link]))
  }

  /** @throws HTTPError where the status is 400 to 599 */
  raise_for_status(): void {
    const problem = this.#problem()
    if (problem === null) return
    const message = `${this.status_code} ${problem}: ${this.reason} for url: ${this.url}`
    throw new HTTPError(message, { response: this })
  }

  #problem(): string | null {
    if (this.status_code >= 400 && this.status_code < 500) return 'Client Error'
    return this.status_code >= 500 && this.status_code < 600 ? 'Server Error' : null
  }

  /** The charset that `text` is read by: of the headers, or as it was set; null to guess. */
  get encoding(): string | null {
    if (this.#encoding === undefined) {
      this.#encoding = encodingOf(this.#header('content-type'))
    }
    return this.#encoding
  }

  set encoding(encoding: string | null) {
    this.#encoding = encoding
  }

  /** The charset that the bytes look like. */
  get apparent_encoding(): string | null {
    return apparentEncoding(this.content)
  }

  /** Reads the body, all of it; from then on `content`, `text` and `json()` have it. */
  read(): Pending<Uint8Array> {
    return Pending.run(() => this.#body.read())
  }

  /** Settles when the body is here, as `read` does, for those who will look at `content`. */
  load(): Promise<void> {
    return this.#body.load()
  }

  /** The body where all of it has come in, so that nobody has to wait; null where it has not. */
  readNow(): Uint8Array | null {
    return this.#body.readNow()
  }

  /**
   * The body in bytes, content codings undone.
   *
   * @throws ResponseNotRead where it was streamed and not read yet
   * @throws RuntimeError where it was iterated over
   */
  get content(): Uint8Array {
    return this.#body.content
  }

  /**
   * The body as text, by `encoding`; what is no character is U+FFFD.
   *
   * @throws ResponseNotRead where it was streamed and not read yet
   */
  get text(): string {
    return bodyText(this.content, this.encoding)
  }

  /**
   * The body read as JSON.
   *
   * @throws JSONDecodeError with Python's message
   */
  json(): unknown {
    return bodyJson(this.content, this.encoding)
  }

  /**
   * The body in pieces of `chunk_size` bytes (default 1); where that is null, in the chunks of a
   * chunked body, and any other as a whole.
   *
   * @throws TypeError at once, where the size is no int
   * @throws StreamConsumedError at once, where it was iterated over before
   * @example
   * const response = await session.get(`${practice.url}/bytes/2048`, { stream: true })
   * let size = 0
   * for await (const piece of response.iter_content(1024)) size += piece.length
   * size // 2048
   */
  iter_content(
    options?: IterOptions & { readonly decode_unicode?: false },
  ): AsyncGenerator<Uint8Array, undefined, undefined>
  iter_content(options: IterOptions): AsyncGenerator<Stretch, undefined, undefined>
  iter_content(
    chunk_size: number | null,
    options?: { readonly decode_unicode?: false },
  ): AsyncGenerator<Uint8Array, undefined, undefined>
  iter_content(
    chunk_size: number | null,
    options: Omit<IterOptions, 'chunk_size'>,
  ): AsyncGenerator<Stretch, undefined, undefined>
  iter_content(...args: readonly unknown[]): AsyncGenerator<Stretch, undefined, undefined> {
    const { chunk_size: size = 1, decode_unicode: decode } = bindArguments(iterContent, args)
    return this.#pieces(size, decode)
  }

  /**
   * The body by lines, without their ends.
   *
   * @throws StreamConsumedError with the first line, where it was iterated over before
   * @throws TypeError for a text as delimiter, where pieces that should be decoded stay bytes because
   *   the encoding is not known
   * @example
   * const response = await session.get(`${practice.url}/stream/2`, { stream: true })
   * let count = 0
   * for await (const line of response.iter_lines({ decode_unicode: true })) count += 1
   * count // 2
   */
  iter_lines(
    options?: IterLinesOptions & { readonly decode_unicode?: false },
  ): AsyncGenerator<Uint8Array, undefined, undefined>
  iter_lines(options: IterLinesOptions): AsyncGenerator<Stretch, undefined, undefined>
  iter_lines(...args: readonly unknown[]): AsyncGenerator<Stretch, undefined, undefined> {
    const bound = bindArguments(iterLines, args)
    const { chunk_size: size = 512, decode_unicode: decode, delimiter } = bound
    const end = isStretch(delimiter) ? delimiter : null
    // A text ends lines of bytes, too, unless they were to be text.
    const mismatched = decode && this.encoding === null && typeof end === 'string'
    const start = () => this.#pieces(size, decode)
    return linesOf(mismatched ? () => withoutText(start()) : start, end)
  }

  #pieces(given: unknown, decode: unknown): AsyncGenerator<Stretch, undefined, undefined> {
    // True and False are ints in Python.
    const size = typeof given === 'boolean' ? Number(given) : given
    if (size !== null && !(typeof size === 'number' && isInteger(size))) {
      throw new TypeError(`chunk_size must be an int, it is instead a <class '${typeName(size)}'>.`)
    }
    const pieces = this.#body.pieces(size)
    return decode ? textPieces(pieces, this.encoding) : pieces
  }

  /** The body in pieces of 128 bytes. */
  [Symbol.asyncIterator](): AsyncGenerator<Uint8Array, undefined, undefined> {
    return this.#body.pieces(128)
  }

  /** Ends the body here; a connection whose body was not read to its end is closed. */
  close(): void {
    this.#body.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }

  toString(): string {
    return `<Response [${this.status_code}]>`
  }
}

const notMeasured = new Timedelta(0)

function nowhere(): null {
  return null
}

function unchanged(error: unknown): unknown {
  return error
}

function isStretch(value: unknown): value is Stretch {
  return typeof value === 'string' || value instanceof Uint8Array
}
