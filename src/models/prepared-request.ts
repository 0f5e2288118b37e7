import { AuthBase, type AuthTarget } from '../auth/auth-base.ts'
import { HTTPBasicAuth } from '../auth/basic-auth.ts'
import type { Credential } from '../auth/basic-credentials.ts'
import { systemClock } from '../clock/system-clock.ts'
import { cookieHeader } from '../cookies/cookie-header.ts'
import { cookieRequest } from '../cookies/cookie-request.ts'
import { CookieStore } from '../cookies/cookie-store.ts'
import { type CookiesInput, cookiesIn } from '../cookies/requests-cookie-jar.ts'
import { InvalidJSONError } from '../errors.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { type HeadersInput, HeaderTable, headerPairs } from '../http/header-table.ts'
import { checkHeader } from '../http/header-validity.ts'
import { defineInspection } from '../http/inspection.ts'
import { decodeLatin1 } from '../http/latin1.ts'
import { credentialsOf, pathAndQuery } from '../http/split-url.ts'
import { defineRepr } from '../repr/representable.ts'
import { typeName } from '../repr/type-name.ts'
import { type BodyPosition, bodyPosition } from './body-position.ts'
import { type BodyInput, encodeBody } from './encode-body.ts'
import {
  deregisterHook,
  type Hook,
  type Hooks,
  type HooksInput,
  noHooks,
  registerHooks,
} from './hooks.ts'
import { type ParamsInput, prepareUrl } from './prepare-url.ts'
import {
  bodyLength,
  isStreamed,
  type PreparedBody,
  type WireBody,
  wireBody,
} from './prepared-body.ts'

/** What the value of a header may be before it is sent. */
export type HeaderValue = string | Uint8Array

/** Who asks: user and password, an authentication, or a function that changes the request. */
export type AuthInput =
  | readonly [username: Credential, password: Credential]
  | AuthBase
  | { call(request: PreparedRequest): unknown }['call']

/** What a request is prepared of; Python's names. */
export interface RequestParts extends BodyInput {
  readonly method?: string | null | undefined
  readonly url?: unknown
  /** A value of null takes away a header of the session. */
  readonly headers?: HeadersInput<HeaderValue | null> | null | undefined
  readonly params?: ParamsInput | null | undefined
  readonly auth?: AuthInput | null | undefined
  readonly cookies?: CookiesInput | CookieStore | null | undefined
  readonly hooks?: HooksInput | null | undefined
}

/**
 * A request as it will be sent: requests' `PreparedRequest`. Everything can still be changed.
 *
 * @example
 * const prepared = new Request('GET', 'http://example.com', { params: { q: 'a b' } }).prepare()
 * prepared.url // 'http://example.com/?q=a+b'
 * prepared.headers['X-Token'] = 'secret'
 */
export class PreparedRequest implements AuthTarget {
  /** In upper case. */
  method: string | null = null
  url: string | null = null
  body: PreparedBody = null
  /** Where the body stood when it was prepared. */
  bodyPosition: BodyPosition = null
  hooks: Hooks = noHooks()
  #headers: HeaderTable<HeaderValue> = new HeaderTable()
  #headersView: CaseInsensitiveDict<HeaderValue> | undefined
  #cookies: CookieStore | null = null

  static {
    defineRepr(PreparedRequest, (request) => request.toString())
    defineInspection(PreparedRequest, (request) => request.toString())
  }

  get headers(): CaseInsensitiveDict<HeaderValue> {
    this.#headersView ??= new CaseInsensitiveDict(this.#headers)
    return this.#headersView
  }

  set headers(headers: CaseInsensitiveDict<HeaderValue> | HeadersInput<HeaderValue>) {
    this.#headers = headers instanceof HeaderTable ? headers.copy() : new HeaderTable(headers)
    this.#headersView = undefined
  }

  /** The headers without the Proxy that {@link PreparedRequest.headers} goes through. */
  get headerTable(): HeaderTable<HeaderValue> {
    return this.#headers
  }

  /** The cookies of which the Cookie header was made; null before that. */
  get cookieStore(): CookieStore | null {
    return this.#cookies
  }

  /** The headers as pairs, names in their case, in order; bytes are read as Latin-1. */
  toHeaderList(): [name: string, value: string][] {
    return textPairs(this.#headers)
  }

  /** Names and values in turn; not made anew for a request whose headers another one has had. */
  wireHeaders(): readonly string[] {
    return ofText(this.#headers, flatTexts)
  }

  /** The body as it goes out: all bytes at once, or pieces that come one by one. */
  wireBody(): WireBody {
    return wireBody(this.body, this.chunked)
  }

  /** Whether the body goes out in chunks, because its length is not announced. */
  get chunked(): boolean {
    return this.body !== null && !this.#headers.has('Content-Length')
  }

  /** Path and query of the URL, as they stand in the request line. */
  get path_url(): string {
    return pathAndQuery(this.url ?? '')
  }

  /**
   * Prepares everything, in requests' order.
   *
   * @throws MissingSchema, InvalidURL, InvalidHeader, InvalidJSONError, ValueError as the parts do
   */
  prepare(parts: RequestParts): void {
    this.prepare_method(parts.method ?? null)
    this.prepare_url(parts.url, parts.params)
    this.prepare_headers(parts.headers)
    this.prepare_cookies(parts.cookies)
    this.prepare_body(parts)
    this.prepare_auth(parts.auth)
    this.prepare_hooks(parts.hooks)
  }

  prepare_method(method: string | null): void {
    this.method = method === null ? null : method.toUpperCase()
  }

  /** @throws MissingSchema, InvalidURL */
  prepare_url(url: unknown, params?: ParamsInput | null): void {
    this.url = prepareUrl(url, params)
  }

  /** @throws InvalidHeader where a header would break out of its line, or is no text */
  prepare_headers(headers?: HeadersInput<HeaderValue | null> | null): void {
    if (headers instanceof HeaderTable) {
      ofText(headers, checked)
      this.#headers = headers.copy()
    } else this.#headers = checked(headerPairs(headers ?? []))
    this.#headersView = undefined
  }

  /** Adds the Cookie header for these cookies, unless there is one already. */
  prepare_cookies(cookies?: CookiesInput | CookieStore | null): void {
    const store = storeOf(cookies)
    this.#cookies = store
    if (store.size === 0) return
    const host = this.#headers.get('Host')
    const seen = cookieRequest(
      this.url ?? '',
      host instanceof Uint8Array ? decodeLatin1(host) : host,
    )
    const header = cookieHeader(store, seen, systemClock.wallMs() / 1000)
    if (header !== null && !this.#headers.has('Cookie')) this.#headers.setAgain('Cookie', header)
  }

  /** @throws InvalidJSONError, NotImplementedError, ValueError */
  prepare_body(input: BodyInput): void {
    if (isBodiless(input)) {
      this.body = null
      this.bodyPosition = null
      return this.prepare_content_length(null)
    }
    const { body, contentType } = this.#encode(input)
    this.body = body
    this.bodyPosition = bodyPosition(body)
    // What is streamed and turns out to be empty goes in chunks, too.
    if (isStreamed(body) && !bodyLength(body)) this.#headers.set('Transfer-Encoding', 'chunked')
    this.prepare_content_length(body)
    if (contentType !== null && !this.#headers.has('Content-Type')) {
      this.#headers.setAgain('Content-Type', contentType)
    }
  }

  #encode(input: BodyInput) {
    try {
      return encodeBody(input)
    } catch (error) {
      if (!(error instanceof InvalidJSONError)) throw error
      const { cause, args } = error
      throw new InvalidJSONError(error.message, { cause, args, request: this })
    }
  }

  /** Announces the length of a body; or that there is none, for methods that may have one. */
  prepare_content_length(body: PreparedBody): void {
    const length = bodyLength(body) ?? 0
    if (length > 0) this.#headers.setAgain('Content-Length', String(length))
    else if (body === null && this.#mayHaveBody()) this.#headers.set('Content-Length', '0')
  }

  #mayHaveBody(): boolean {
    return this.method !== 'GET' && this.method !== 'HEAD' && !this.#headers.has('Content-Length')
  }

  /** Lets the authentication change the request; without one, user and password of the URL do. */
  prepare_auth(auth?: AuthInput | null): void {
    const handler = auth ?? this.#credentialsInUrl()
    if (handler === null || isNobody(handler)) return
    const changed = authenticate(handler, this)
    if (changed instanceof PreparedRequest && changed !== this) this.#become(changed)
    this.prepare_content_length(this.body)
  }

  #credentialsInUrl(): [string, string] | null {
    const pair = credentialsOf(this.url ?? '')
    return pair?.some((part) => part !== '') ? pair : null
  }

  /** @throws ValueError for an event that does not exist */
  prepare_hooks(hooks?: HooksInput | null): void {
    registerHooks(this.hooks, hooks)
  }

  /**
   * Adds one function or several to those that see the answer first.
   *
   * @throws ValueError for an event that does not exist
   */
  register_hook(event: string, hook: Hook | readonly Hook[]): void {
    registerHooks(this.hooks, { [event]: hook })
  }

  /** Removes a hook; whether it was there. */
  deregister_hook(event: string, hook: Hook): boolean {
    return deregisterHook(this.hooks, event, hook)
  }

  /** The same request again; headers and cookies apart, the body and hooks shared. */
  copy(): PreparedRequest {
    const copy = new PreparedRequest()
    copy.#become(this)
    copy.headers = this.#headers.copy()
    copy.#cookies = this.#cookies?.copy() ?? null
    return copy
  }

  #become(other: PreparedRequest): void {
    this.method = other.method
    this.url = other.url
    this.body = other.body
    this.bodyPosition = other.bodyPosition
    this.hooks = other.hooks
    this.headers = other.#headers
    this.#cookies = other.#cookies
  }

  toString(): string {
    return `<PreparedRequest [${this.method ?? 'None'}]>`
  }
}

/** Whether an `auth` names nobody: what Python counts as false, which no URL's user then replaces. */
export function isNobody(auth: unknown): boolean {
  return Array.isArray(auth) ? auth.length === 0 : !auth
}

/** What a function makes of headers; remembered where all are text, which nobody can change. */
function ofText<T>(
  table: HeaderTable<HeaderValue>,
  make: (table: HeaderTable<HeaderValue>) => T,
): T {
  return table.known(make) ?? (isText(table) ? table.derived(make) : make(table))
}

function isText(table: HeaderTable<HeaderValue>): boolean {
  for (const [, value] of table) if (typeof value !== 'string') return false
  return true
}

function textPairs(table: HeaderTable<HeaderValue>): [name: string, value: string][] {
  return Array.from(table, ([name, value]) => [
    name,
    typeof value === 'string' ? value : decodeLatin1(value),
  ])
}

function flatTexts(table: HeaderTable<HeaderValue>): string[] {
  return textPairs(table).flat()
}

/** @throws InvalidHeader */
function checked(pairs: Iterable<readonly [string, unknown]>): HeaderTable<HeaderValue> {
  const table = new HeaderTable<HeaderValue>()
  for (const [name, value] of pairs) {
    checkHeader(name, value)
    table.set(name, value)
  }
  return table
}

function isBodiless({ data, json, files }: BodyInput): boolean {
  return (data ?? json ?? files ?? null) === null
}

function storeOf(cookies: CookiesInput | CookieStore | null | undefined): CookieStore {
  if (cookies instanceof CookieStore) return cookies
  const store = new CookieStore()
  if (cookies) store.update(cookiesIn(cookies))
  return store
}

function authenticate(auth: AuthInput, request: PreparedRequest): unknown {
  if (auth instanceof AuthBase) return auth.__call__(request)
  if (typeof auth === 'function') return auth(request)
  if (Array.isArray(auth) && auth.length === 2) {
    return new HTTPBasicAuth(auth[0], auth[1]).__call__(request)
  }
  // a list stands for a tuple here, of whatever length
  const type = Array.isArray(auth) ? 'tuple' : typeName(auth)
  throw new TypeError(`'${type}' object is not callable`)
}
