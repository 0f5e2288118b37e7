import { basicCredentials } from '../auth/basic-credentials.ts'
import type { CookieStore } from '../cookies/cookie-store.ts'
import {
  ChunkedEncodingError,
  ContentDecodingError,
  RuntimeError,
  TooManyRedirects,
} from '../errors.ts'
import { credentialsOf, splitUrl } from '../http/split-url.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import type { Response } from '../models/response.ts'
import {
  bodyHeaders,
  keepsBody,
  redirectHop,
  redirectMethod,
  redirectTarget,
  stripsAuth,
} from '../redirects/redirect-rules.ts'

type Proxies = Readonly<Record<string, string>>

/** What a chain of redirects takes from its session. */
export interface ChainSettings {
  readonly maxRedirects: number
  readonly cookies: CookieStore
  readonly nowMs: number
}

/** The way from one answer to the next along redirects: requests' `resolve_redirects`. */
export class RedirectChain {
  readonly #settings: ChainSettings
  readonly #history: Response[] = []
  #request: PreparedRequest
  #proxies: Proxies
  #fragment: string

  /** @param request the one that the first answer is for */
  constructor(settings: ChainSettings, request: PreparedRequest, proxies: Proxies) {
    this.#settings = settings
    this.#request = request
    this.#proxies = proxies
    this.#fragment = splitUrl(request.url ?? '').fragment
  }

  /** The redirects followed so far, oldest first. */
  get history(): readonly Response[] {
    return this.#history
  }

  /** The proxies for the request that follows. */
  get proxies(): Proxies {
    return this.#proxies
  }

  /**
   * The request that an answer leads to; null where it leads nowhere. The answer is read to its
   * end, so that its connection is free again.
   *
   * @throws TooManyRedirects where the answer is one redirect more than the session allows
   */
  async next(response: Response): Promise<PreparedRequest | null> {
    const target = redirectTarget(response.status_code, response.location)
    if (target === null) return null
    response.history = [...this.#history]
    this.#history.push(response)
    await consume(response)
    const { maxRedirects } = this.#settings
    if (response.history.length >= maxRedirects) {
      throw new TooManyRedirects(`Exceeded ${maxRedirects} redirects.`, { response })
    }
    response.close()
    this.#request = this.#follow(response, target)
    return this.#request
  }

  #follow(response: Response, target: string): PreparedRequest {
    const next = this.#request.copy()
    const hop = redirectHop(response.url, target, this.#fragment)
    this.#fragment = hop.fragment
    next.url = hop.url
    next.method = redirectMethod(response.status_code, next.method)
    if (!keepsBody(response.status_code)) {
      for (const name of bodyHeaders) next.headerTable.delete(name)
      next.body = null
    }
    this.#renewCookies(next, response)
    this.#renewProxies(next)
    const from = response.request.url ?? ''
    if (next.headerTable.has('Authorization') && stripsAuth(from, hop.url)) {
      next.headerTable.delete('Authorization')
    }
    return next
  }

  #renewCookies(next: PreparedRequest, response: Response): void {
    const { cookies, nowMs } = this.#settings
    next.headerTable.delete('Cookie')
    const all = next.cookieStore
    if (all === null) return next.prepare_cookies(cookies.copy())
    response.storeCookies(all, this.#request, nowMs)
    all.update(cookies)
    next.prepare_cookies(all)
  }

  /** The credentials of a proxy go to it alone, and not through a tunnel to the target. */
  #renewProxies(next: PreparedRequest): void {
    const { scheme } = splitUrl(next.url ?? '')
    next.headerTable.delete('Proxy-Authorization')
    const credentials = credentialsOf(this.#proxies[scheme] ?? '')
    if (scheme.startsWith('https') || !credentials?.every(Boolean)) return
    next.headerTable.set('Proxy-Authorization', basicCredentials(...credentials))
  }
}

/** A body that can not be decoded is read as it is. */
async function consume(response: Response): Promise<void> {
  try {
    await response.read()
  } catch (error) {
    const known = [ChunkedEncodingError, ContentDecodingError, RuntimeError]
    if (!known.some((kind) => error instanceof kind)) throw error
    await response.raw?.read(null, { decode_content: false })
  }
}
