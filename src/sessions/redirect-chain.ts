import type { CookieStore } from '../cookies/cookie-store.ts'
import {
  ChunkedEncodingError,
  ContentDecodingError,
  RuntimeError,
  TooManyRedirects,
} from '../errors.ts'
import { splitUrl } from '../http/split-url.ts'
import { rewind_body } from '../models/body-position.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import type { Response } from '../models/response.ts'
import { bodyHeaders, keepsBody, redirectHop } from '../redirects/redirect-rules.ts'
import { SessionRedirectMixin } from './session-redirect-mixin.ts'

type Proxies = Readonly<Record<string, string>>

/** What a chain of redirects takes from its session. */
export interface ChainSettings {
  readonly maxRedirects: number
  readonly cookies: CookieStore
  readonly nowMs: number
  /** Who says where a redirect leads, and what goes along. @default requests' rules */
  readonly rules?: SessionRedirectMixin
}

/** The way from one answer to the next along redirects: requests' `resolve_redirects`. */
export class RedirectChain {
  readonly #settings: ChainSettings
  readonly #rules: SessionRedirectMixin
  readonly #history: Response[] = []
  #request: PreparedRequest
  #proxies: Proxies
  #fragment: string

  /** @param request the one that the first answer is for */
  constructor(settings: ChainSettings, request: PreparedRequest, proxies: Proxies) {
    this.#settings = settings
    this.#rules = settings.rules ?? new SessionRedirectMixin()
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
   * @throws UnrewindableBodyError where the body has to be sent again and can not be
   */
  async next(response: Response): Promise<PreparedRequest | null> {
    const target = this.#rules.get_redirect_target(response)
    if (!target) return null
    response.history = [...this.#history]
    this.#history.push(response)
    await consume(response)
    const { maxRedirects } = this.#settings
    if (response.history.length >= maxRedirects) {
      throw new TooManyRedirects(`Exceeded ${maxRedirects} redirects.`, { response })
    }
    response.close()
    const next = this.#follow(response, target)
    if (mustRewind(next)) await rewind_body(next)
    this.#request = next
    return next
  }

  #follow(response: Response, target: string): PreparedRequest {
    const next = this.#request.copy()
    const hop = redirectHop(response.url, target, this.#fragment)
    this.#fragment = hop.fragment
    next.url = hop.url
    this.#rules.rebuild_method(next, response)
    if (!keepsBody(response.status_code)) {
      for (const name of bodyHeaders) next.headerTable.delete(name)
      next.body = null
    }
    this.#renewCookies(next, response)
    this.#proxies = this.#rules.rebuild_proxies(next, this.#proxies)
    this.#rules.rebuild_auth(next, response)
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
}

/** Whether a body that had a position is sent again. */
function mustRewind({ bodyPosition, headerTable }: PreparedRequest): boolean {
  if (bodyPosition === null) return false
  return headerTable.has('Content-Length') || headerTable.has('Transfer-Encoding')
}

/** A body that can not be decoded is read as it is. */
async function consume(response: Response): Promise<void> {
  try {
    await response.load()
  } catch (error) {
    const known = [ChunkedEncodingError, ContentDecodingError, RuntimeError]
    if (!known.some((kind) => error instanceof kind)) throw error
    await response.raw?.read(null, { decode_content: false })
  }
}
