import { pathMatch } from 'tough-cookie'
import type { Cookie } from './cookie.ts'
import type { CookieRequest } from './cookie-request.ts'

/*
 * Who may set a cookie, and who gets it: the rules of `http.cookiejar.DefaultCookiePolicy`, which
 * are laxer than RFC 6265. Ports never count, a cookie of a host is sent to the hosts below it too,
 * and no list of public suffixes is asked.
 */

function dotted(domain: string): string {
  return domain === '' || domain.startsWith('.') ? domain : `.${domain}`
}

/** Whether a server may set a cookie for a domain that it names; mirrors `set_ok_domain`. */
export function maySet(domain: string, { host }: CookieRequest): boolean {
  const bare = domain.slice(domain.startsWith('.') ? 1 : 0)
  if (!bare.includes('.') && !host.endsWith('.local')) return false
  return `.${host}`.endsWith(domain) || host.endsWith(`${bare}.local`)
}

/** Whether the cookie goes along with the request; mirrors `return_ok`. `now` is in seconds. */
export function isSentWith(cookie: Cookie, request: CookieRequest, now: number): boolean {
  return (
    `.${request.host}`.endsWith(dotted(cookie.domain)) &&
    pathMatch(request.path, cookie.path) &&
    (!cookie.secure || request.secure) &&
    !cookie.is_expired(now)
  )
}
