import { pathMatch } from 'tough-cookie'
import type { Cookie } from './cookie.ts'
import type { CookieRequest } from './cookie-request.ts'

/*
 * Who may set a cookie, and who gets it: the rules of `http.cookiejar.DefaultCookiePolicy`, which
 * are laxer than RFC 6265. A port counts where the cookie has one, a cookie of a host is sent to the
 * hosts below it too, and no list of public suffixes is asked. Versions above 0 are refused.
 */

function dotted(domain: string): string {
  return domain === '' || domain.startsWith('.') ? domain : `.${domain}`
}

/** Whether a server may set this cookie; mirrors `set_ok`. */
export function maySet(cookie: Cookie, request: CookieRequest): boolean {
  return (
    cookie.version <= 0 &&
    (!cookie.domain_specified || maySetFor(cookie.domain, request)) &&
    (!cookie.port_specified || isOnItsPorts(cookie, request))
  )
}

/** Whether a server may set cookies for a domain that it names. */
function maySetFor(domain: string, { host }: CookieRequest): boolean {
  const bare = domain.slice(domain.startsWith('.') ? 1 : 0)
  if (!bare.includes('.') && !host.endsWith('.local')) return false
  return `.${host}`.endsWith(domain) || host.endsWith(`${bare}.local`)
}

function isOnItsPorts(cookie: Cookie, request: CookieRequest): boolean {
  const ports = cookie.port?.split(',') ?? []
  const found = ports.indexOf(request.port ?? '80')
  return found >= 0 && ports.slice(0, found).every((port) => /^[+-]?\d+$/.test(port))
}

/** Whether a cookie that has not expired goes along with the request; mirrors `return_ok`. */
export function isSentWith(cookie: Cookie, request: CookieRequest): boolean {
  return (
    cookie.version <= 0 &&
    `.${request.host}`.endsWith(dotted(cookie.domain)) &&
    pathMatch(request.path, cookie.path) &&
    (!cookie.secure || request.secure) &&
    (!cookie.port || cookie.port.split(',').includes(request.port ?? '80'))
  )
}
