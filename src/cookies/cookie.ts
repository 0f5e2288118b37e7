import { defineInspection } from '../http/inspection.ts'
import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'

/** What a {@link Cookie} is made of, besides name and value; Python's names. */
export interface CookieAttributes {
  /** As the jar keeps it: `.example.com` where the server named it; `''` for every host. */
  readonly domain?: string
  readonly path?: string
  readonly secure?: boolean
  /** Seconds since 1970; null until the session ends. */
  readonly expires?: number | null
  /** Whether it ends with the session. */
  readonly discard?: boolean
  /** Attributes that have no field of their own, such as `HttpOnly`. */
  readonly rest?: Readonly<Record<string, string | null>>
  readonly version?: number
  readonly port?: string | null
  readonly comment?: string | null
  readonly comment_url?: string | null
  readonly rfc2109?: boolean
}

const knownAttributes = [
  ...['domain', 'path', 'secure', 'expires', 'discard', 'rest', 'version', 'port'],
  ...['comment', 'comment_url', 'rfc2109'],
]

/** One cookie, as `http.cookiejar.Cookie` has it. */
export class Cookie {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly path: string
  readonly secure: boolean
  /** Seconds since 1970; null until the session ends. */
  readonly expires: number | null
  readonly discard: boolean
  readonly rest: Readonly<Record<string, string | null>>
  readonly version: number
  readonly port: string | null
  readonly comment: string | null
  readonly comment_url: string | null
  readonly rfc2109: boolean

  static {
    defineRepr(Cookie, (cookie) => cookie.#repr())
    defineInspection(Cookie, (cookie) => cookie.toString())
  }

  constructor(name: string, value: string, attributes: CookieAttributes = {}) {
    this.name = name
    // requests takes the escaped quotes out of a value in quotes.
    this.value = /^".*"$/s.test(value) ? value.replaceAll('\\"', '') : value
    this.domain = attributes.domain ?? ''
    this.path = attributes.path ?? '/'
    this.secure = attributes.secure ?? false
    this.expires = attributes.expires ?? null
    this.discard = attributes.discard ?? true
    this.rest = attributes.rest ?? { HttpOnly: null }
    this.version = attributes.version ?? 0
    this.port = attributes.port ?? null
    this.comment = attributes.comment ?? null
    this.comment_url = attributes.comment_url ?? null
    this.rfc2109 = attributes.rfc2109 ?? false
  }

  /** Whether its time is over; `now` in seconds since 1970. */
  is_expired(now: number = Date.now() / 1000): boolean {
    return this.expires !== null && this.expires <= now
  }

  toString(): string {
    return `<Cookie ${this.name}=${this.value} for ${this.domain}${this.path}>`
  }

  #repr(): string {
    const fields: Readonly<Record<string, unknown>> = {
      version: this.version,
      name: this.name,
      value: this.value,
      port: this.port,
      port_specified: this.port !== null,
      domain: this.domain,
      domain_specified: this.domain !== '',
      domain_initial_dot: this.domain.startsWith('.'),
      path: this.path,
      path_specified: this.path !== '',
      secure: this.secure,
      expires: this.expires,
      discard: this.discard,
      comment: this.comment,
      comment_url: this.comment_url,
      rest: this.rest,
      rfc2109: this.rfc2109,
    }
    const shown = Object.entries(fields).map(([name, value]) => `${name}=${repr(value)}`)
    return `Cookie(${shown.join(', ')})`
  }
}

/**
 * A cookie of what is known of it; without a domain it goes to every host. Mirrors requests'
 * `create_cookie`.
 *
 * @throws TypeError for an attribute that cookies have not, in Python's words
 */
export function createCookie(
  name: string,
  value: string,
  attributes: CookieAttributes = {},
): Cookie {
  const unknown = Object.keys(attributes).filter((key) => !knownAttributes.includes(key))
  if (unknown.length > 0) {
    throw new TypeError(`create_cookie() got unexpected keyword arguments: ${repr(unknown)}`)
  }
  return new Cookie(name, value, attributes)
}
