import { defineInspection } from '../http/inspection.ts'
import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'
import { typeName } from '../repr/type-name.ts'

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

/** What else Python keeps of a cookie: which attributes its server named, and how. */
export interface CookieOrigin {
  readonly port_specified?: boolean
  readonly domain_specified?: boolean
  readonly domain_initial_dot?: boolean
  readonly path_specified?: boolean
}

const knownAttributes = [
  ...['domain', 'path', 'secure', 'expires', 'discard', 'rest', 'version', 'port'],
  ...['comment', 'comment_url', 'rfc2109'],
]

/** One cookie, as `http.cookiejar.Cookie` has it. */
export class Cookie {
  readonly name: string
  /** Null where the server sent no `=`. */
  readonly value: string | null
  /** In lower case. */
  readonly domain: string
  readonly domain_specified: boolean
  readonly domain_initial_dot: boolean
  readonly path: string
  readonly path_specified: boolean
  readonly secure: boolean
  /** Seconds since 1970; null until the session ends. */
  readonly expires: number | null
  readonly discard: boolean
  readonly rest: Readonly<Record<string, string | null>>
  readonly version: number
  readonly port: string | null
  readonly port_specified: boolean
  readonly comment: string | null
  readonly comment_url: string | null
  readonly rfc2109: boolean

  static {
    defineRepr(Cookie, (cookie) => cookie.#repr())
    defineInspection(Cookie, (cookie) => cookie.toString())
  }

  constructor(
    name: string,
    value: string | null,
    attributes: CookieAttributes & CookieOrigin = {},
  ) {
    const { domain = '', path = '/', port = null, expires = null } = attributes
    this.name = name
    // requests takes the escaped quotes out of a value in quotes.
    this.value = value !== null && /^".*"$/s.test(value) ? value.replaceAll('\\"', '') : value
    this.domain = domain.toLowerCase()
    this.domain_specified = attributes.domain_specified ?? domain !== ''
    this.domain_initial_dot = attributes.domain_initial_dot ?? domain.startsWith('.')
    this.path = path
    this.path_specified = attributes.path_specified ?? path !== ''
    this.secure = attributes.secure ?? false
    this.expires = expires === null ? null : Math.trunc(expires)
    this.discard = attributes.discard ?? true
    this.rest = attributes.rest ?? { HttpOnly: null }
    this.version = attributes.version ?? 0
    this.port = port
    this.port_specified = attributes.port_specified ?? Boolean(port)
    this.comment = attributes.comment ?? null
    this.comment_url = attributes.comment_url ?? null
    this.rfc2109 = attributes.rfc2109 ?? false
  }

  /** Whether its time is over; `now` in seconds since 1970. */
  is_expired(now: number = Date.now() / 1000): boolean {
    return this.expires !== null && this.expires <= now
  }

  /** Whether the server gave it an attribute that has no field of its own, such as `HttpOnly`. */
  has_nonstandard_attr(name: string): boolean {
    return Object.hasOwn(this.rest, name)
  }

  /** The value of such an attribute; `otherwise` where there is none. */
  get_nonstandard_attr(name: string, otherwise: string | null = null): string | null {
    return this.has_nonstandard_attr(name) ? (this.rest[name] ?? null) : otherwise
  }

  toString(): string {
    const port = this.port === null ? '' : `:${this.port}`
    const said = this.value === null ? this.name : `${this.name}=${this.value}`
    return `<Cookie ${said} for ${this.domain}${port}${this.path}>`
  }

  #repr(): string {
    const fields: Readonly<Record<string, unknown>> = {
      version: this.version,
      name: this.name,
      value: this.value,
      port: this.port,
      port_specified: this.port_specified,
      domain: this.domain,
      domain_specified: this.domain_specified,
      domain_initial_dot: this.domain_initial_dot,
      path: this.path,
      path_specified: this.path_specified,
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
 * @throws TypeError for an attribute that cookies have not, or a value that is no text, in Python's
 *   words
 */
export function createCookie(
  name: string,
  value: unknown,
  attributes: CookieAttributes = {},
): Cookie {
  const unknown = Object.keys(attributes).filter((key) => !knownAttributes.includes(key))
  if (unknown.length > 0) {
    throw new TypeError(`create_cookie() got unexpected keyword arguments: ${repr(unknown)}`)
  }
  if (typeof value !== 'string' && value !== null) {
    throw new TypeError(`'${typeName(value)}' object has no attribute 'startswith'`)
  }
  return new Cookie(name, value, attributes)
}
