import { type BaseAdapter, HTTPAdapter } from '../adapters/index.ts'
import type { Clock } from '../clock/clock.ts'
import { systemClock } from '../clock/system-clock.ts'
import { CookieStore } from '../cookies/cookie-store.ts'
import { type CookiesInput, cookiesIn, RequestsCookieJar } from '../cookies/requests-cookie-jar.ts'
import { InvalidSchema, ValueError } from '../errors.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { type HeadersInput, HeaderTable } from '../http/header-table.ts'
import { dispatchHooks, type HooksInput, hasHooks, mergeHooks, noHooks } from '../models/hooks.ts'
import type { ParamsInput, UrlInput } from '../models/prepare-url.ts'
import {
  type AuthInput,
  type HeaderValue,
  PreparedRequest,
  type RequestParts,
} from '../models/prepared-request.ts'
import { Request } from '../models/request.ts'
import type { Response } from '../models/response.ts'
import type { CertOption, SendOptions, TimeoutOption } from '../models/send-options.ts'
import { Timedelta } from '../models/timedelta.ts'
import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { reprString } from '../repr/string.ts'
import { typeName } from '../repr/type-name.ts'
import { defaultHeaders } from './default-headers.ts'
import { type CallSettings, resolveProxies, withEnvironment } from './environment.ts'
import { mergeAuth, mergeHeaders, mergeParams, mergeProxies, proxiesIn } from './merge-settings.ts'
import { RedirectChain } from './redirect-chain.ts'
import type { RequestOptions, SendSettings } from './request-options.ts'
import { SessionRedirectMixin } from './session-redirect-mixin.ts'
import { making, requesting, sending, type Verb, verbs } from './signatures.ts'

/** The value of a header of a session; null keeps a default header from being sent. */
type SessionHeader = HeaderValue | null

/** Everything that `Session.request` may be told. */
type RequestCall = RequestOptions & { readonly method?: string; readonly url?: unknown }
type SessionHeaders = CaseInsensitiveDict<SessionHeader>

/**
 * Sends requests with settings, cookies and connections in common: requests' `Session`.
 *
 * Every method that Python would wait in returns a promise. `timeout` is a setting here too, which
 * requests ignores.
 *
 * @example
 * using session = new Session()
 * session.headers['X-Token'] = 'secret'
 * session.timeout = 30
 * const response = await session.get('https://httpbin.org/get', { params: { page: 2 } })
 */
export class Session extends SessionRedirectMixin {
  /** User and password, an authentication, or a function that changes each prepared request. */
  auth: AuthInput | null = null
  /** Proxy URLs by `http`, `https`, `all`, `scheme://host`. */
  proxies: Record<string, string | null> = {}
  /** Functions that see every answer first. */
  hooks: HooksInput = noHooks()
  /** Added to the query of every URL. */
  params: ParamsInput = {}
  /** Whether bodies are left to be read by the caller. */
  stream = false
  /** Whether servers' certificates are checked, or the path of a CA file. */
  verify: boolean | string = true
  /** A client certificate: a PEM file with its key, or the paths of both. */
  cert: CertOption = null
  /** Seconds to wait for a connection and between bytes; a pair for one each; null for ever. */
  timeout: TimeoutOption = null
  /** The adapters by the prefix of the URLs that they serve, longest first. */
  readonly adapters: Record<string, BaseAdapter> = {}
  readonly #clock: Clock
  #headers: HeaderTable<SessionHeader> = defaultHeaders()
  #headersView: SessionHeaders | undefined
  #cookies: CookieStore = new CookieStore()
  #cookiesView: RequestsCookieJar | undefined

  constructor(options?: { readonly clock?: Clock })
  constructor(...args: readonly unknown[]) {
    super()
    const { clock = systemClock } = bindArguments(making, args) as { readonly clock?: Clock }
    this.#clock = clock
    this.mount('https://', new HTTPAdapter())
    this.mount('http://', new HTTPAdapter())
  }

  /** Sent with every request; a request's own headers win. */
  get headers(): SessionHeaders {
    this.#headersView ??= new CaseInsensitiveDict(this.#headers)
    return this.#headersView
  }

  set headers(headers: SessionHeaders | HeadersInput<SessionHeader>) {
    this.#headers = new HeaderTable(headers)
    this.#headersView = undefined
  }

  /** The cookies that servers have set, and one's own. */
  get cookies(): RequestsCookieJar {
    this.#cookiesView ??= new RequestsCookieJar(this.#cookies)
    return this.#cookiesView
  }

  set cookies(cookies: CookiesInput) {
    const found = cookiesIn(cookies)
    this.#cookies = found instanceof CookieStore ? found : new CookieStore()
    if (found !== this.#cookies) this.#cookies.update(found)
    this.#cookiesView = undefined
  }

  get(url: UrlInput, options?: RequestOptions): Pending<Response>
  get(...args: readonly unknown[]): Pending<Response> {
    return this.#call('get', args)
  }

  options(url: UrlInput, options?: RequestOptions): Pending<Response>
  options(...args: readonly unknown[]): Pending<Response> {
    return this.#call('options', args)
  }

  /** Redirects are not followed, unless `allow_redirects` says so. */
  head(url: UrlInput, options?: RequestOptions): Pending<Response>
  head(...args: readonly unknown[]): Pending<Response> {
    return this.#call('head', args)
  }

  post(url: UrlInput, options?: RequestOptions): Pending<Response>
  post(...args: readonly unknown[]): Pending<Response> {
    return this.#call('post', args)
  }

  put(url: UrlInput, options?: RequestOptions): Pending<Response>
  put(...args: readonly unknown[]): Pending<Response> {
    return this.#call('put', args)
  }

  patch(url: UrlInput, options?: RequestOptions): Pending<Response>
  patch(...args: readonly unknown[]): Pending<Response> {
    return this.#call('patch', args)
  }

  delete(url: UrlInput, options?: RequestOptions): Pending<Response>
  delete(...args: readonly unknown[]): Pending<Response> {
    return this.#call('delete', args)
  }

  /**
   * Prepares a request and sends it.
   *
   * @throws TypeError for an argument that does not exist, in Python's words; nothing is sent then
   * @throws RequestException for all that goes wrong with the request: see the tree in `errors.ts`
   */
  request(method: string, url: UrlInput, options?: RequestOptions): Pending<Response>
  request(...args: readonly unknown[]): Pending<Response> {
    return Pending.run(() => this.#request(bindArguments(requesting, args) as RequestCall))
  }

  #call(verb: Verb, args: readonly unknown[]): Pending<Response> {
    return Pending.run(() => {
      const [url] = args
      const isBare = args.length === 1 && typeof url === 'string'
      const call: RequestCall = isBare
        ? { method: verb, url }
        : { ...(bindArguments(verbs[verb], args) as RequestCall), method: verb }
      return this.#request(call, verb !== 'head')
    })
  }

  /** What a wrong type does is seen when the request is prepared, as in requests. */
  #request(call: RequestCall, follow = true): Promise<Response> {
    const prepared = this.#prepare(call)
    const merged = this.merge_environment_settings(
      prepared.url,
      call.proxies,
      call.stream,
      call.verify,
      call.cert,
    )
    const { stream, verify, cert, proxies } = merged
    const options = { stream, timeout: this.#timeoutOf(call), verify, cert, proxies }
    return this.#exchange(prepared, options, call.allow_redirects ?? follow)
  }

  /**
   * The settings of a call with the environment's and the session's added, as `send` takes them.
   *
   * The environment wins over the session, as in requests: proxy variables over `session.proxies`,
   * `REQUESTS_CA_BUNDLE` and `CURL_CA_BUNDLE` over `session.verify`.
   *
   * @example
   * const prepared = session.prepare_request(new Request('GET', 'https://httpbin.org/get'))
   * const settings = session.merge_environment_settings(prepared.url, {}, null, null, null)
   * const response = await session.send(prepared, settings)
   */
  merge_environment_settings(
    url: string | null,
    proxies?: SendSettings['proxies'],
    stream?: boolean | null,
    verify?: boolean | string | null,
    cert?: CertOption,
  ): Omit<SendOptions, 'timeout'> {
    const own: CallSettings = { proxies: proxiesIn(proxies), verify: verify ?? null }
    const call = this.trust_env ? withEnvironment(url ?? '', own) : own
    return {
      stream: stream ?? this.stream,
      verify: call.verify ?? this.verify,
      cert: cert ?? this.cert,
      proxies: mergeProxies(call.proxies, this.proxies),
    }
  }

  #timeoutOf({ timeout }: SendSettings): TimeoutOption {
    return timeout === undefined ? this.timeout : timeout
  }

  /** The request with the session's settings merged in, ready to be sent. */
  prepare_request(request: Request): PreparedRequest {
    return this.#prepare(request)
  }

  #prepare(parts: RequestParts): PreparedRequest {
    const prepared = new PreparedRequest()
    prepared.prepare({
      method: parts.method,
      url: parts.url,
      data: parts.data,
      json: parts.json,
      files: parts.files,
      headers: mergeHeaders(parts.headers, this.#headers),
      params: mergeParams(parts.params, this.params),
      auth: mergeAuth(parts.auth, this.auth, this.trust_env ? parts.url : null),
      cookies: this.#cookiesWith(parts.cookies),
      hooks: mergeHooks(parts.hooks, this.hooks),
    })
    return prepared
  }

  #cookiesWith(ofRequest: RequestParts['cookies']): CookieStore {
    const merged = new CookieStore()
    if (this.#cookies.size > 0) merged.update(this.#cookies)
    if (ofRequest instanceof CookieStore) merged.update(ofRequest)
    else if (ofRequest) merged.update(cookiesIn(ofRequest))
    return merged
  }

  /**
   * Sends a prepared request, and follows redirects.
   *
   * @throws ValueError for a Request that is not prepared
   */
  send(request: PreparedRequest, settings?: SendSettings): Pending<Response>
  send(...args: readonly unknown[]): Pending<Response> {
    return Pending.run(async () => {
      const { request, allow_redirects: follow, ...settings } = bindArguments(sending, args)
      if (!(request instanceof PreparedRequest)) {
        if (request instanceof Request) throw new ValueError('You can only send PreparedRequests.')
        throw new TypeError(`'${typeName(request)}' object has no attribute 'url'`)
      }
      const options = this.#sendOptions(request, settings as SendSettings)
      return this.#exchange(request, options, follow !== false)
    })
  }

  #sendOptions({ url }: PreparedRequest, settings: SendSettings): SendOptions {
    const { stream, verify, cert, proxies } = settings
    return {
      stream: stream ?? this.stream,
      timeout: this.#timeoutOf(settings),
      verify: verify ?? this.verify,
      cert: cert ?? this.cert,
      proxies:
        proxies === undefined
          ? resolveProxies(url ?? '', this.proxies, this.trust_env)
          : mergeProxies(proxies, {}),
    }
  }

  async #exchange(
    request: PreparedRequest,
    options: SendOptions,
    followRedirects: boolean,
  ): Promise<Response> {
    const adapter = this.get_adapter(request.url ?? '')
    const startMs = this.#clock.nowMs()
    let response = await adapter.send(request, options)
    response.elapsed = new Timedelta(this.#clock.nowMs() - startMs)
    const { hooks } = request
    if (hasHooks(hooks)) response = await dispatchHooks(hooks, response, options)
    this.#takeCookies(request, response)
    if (!followRedirects) response.next = await this.#chain(request, options).next(response)
    else if (response.is_redirect) response = await this.#follow(request, response, options)
    // what is here already needs no promise
    if (!options.stream && response.readNow() === null) await response.load()
    return response
  }

  #takeCookies(request: PreparedRequest, response: Response): void {
    for (const earlier of response.history) {
      earlier.storeCookies(this.#cookies, earlier.request, this.#clock.wallMs())
    }
    if (response.setsCookies) response.storeCookies(this.#cookies, request, this.#clock.wallMs())
  }

  async #follow(
    request: PreparedRequest,
    first: Response,
    options: SendOptions,
  ): Promise<Response> {
    const chain = this.#chain(request, options)
    let response = first
    for await (const further of this.#redirects(chain, first, options)) response = further
    if (chain.history.length > 0) response.history = [...chain.history]
    return response
  }

  /** The answers along redirects, one after another, from one whose redirect was not followed. */
  async *resolve_redirects(
    response: Response,
    request: PreparedRequest,
    settings: SendSettings = {},
  ): AsyncGenerator<Response, undefined, undefined> {
    const options = this.#sendOptions(request, settings)
    yield* this.#redirects(this.#chain(request, options), response, options)
  }

  async *#redirects(
    chain: RedirectChain,
    first: Response,
    options: SendOptions,
  ): AsyncGenerator<Response, undefined, undefined> {
    for (let next = await chain.next(first); next !== null; ) {
      const response = await this.#exchange(next, { ...options, proxies: chain.proxies }, false)
      yield response
      next = await chain.next(response)
    }
  }

  #chain(request: PreparedRequest, { proxies }: SendOptions): RedirectChain {
    const settings = {
      maxRedirects: this.max_redirects,
      cookies: this.#cookies,
      nowMs: this.#clock.wallMs(),
      rules: this,
    }
    return new RedirectChain(settings, request, proxies)
  }

  /**
   * The adapter whose prefix the URL begins with, the longest first.
   *
   * @throws InvalidSchema where there is none
   */
  get_adapter(url: string): BaseAdapter {
    const lower = url.toLowerCase()
    for (const prefix in this.adapters) {
      const adapter = this.adapters[prefix]
      if (adapter !== undefined && lower.startsWith(prefix.toLowerCase())) return adapter
    }
    throw new InvalidSchema(`No connection adapters were found for ${reprString(url)}`)
  }

  /** Lets an adapter serve the URLs with that prefix. */
  mount(prefix: string, adapter: BaseAdapter): void {
    if (typeof adapter?.send !== 'function') {
      throw new TypeError(
        adapter === undefined
          ? "Session.mount() missing 1 required positional argument: 'adapter'"
          : `'${typeName(adapter)}' object has no attribute 'send'`,
      )
    }
    this.adapters[prefix] = adapter
    for (const shorter of Object.keys(this.adapters)) {
      if (shorter.length >= prefix.length) continue
      const moved = this.adapters[shorter]
      delete this.adapters[shorter]
      if (moved !== undefined) this.adapters[shorter] = moved
    }
  }

  /** Closes the connections. The session can be used again, and opens new ones then. */
  close(): void {
    for (const adapter of Object.values(this.adapters)) adapter.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }
}
