import type { Cookie } from './cookie.ts'
import { isSentWith } from './cookie-policy.ts'
import type { CookieRequest } from './cookie-request.ts'
import type { CookieStore } from './cookie-store.ts'

/**
 * The Cookie header for a request, longest path first; null where no cookie goes along. Expired
 * cookies are forgotten. Mirrors `CookieJar.add_cookie_header`.
 *
 * @param now seconds since 1970
 */
export function cookieHeader(
  store: CookieStore,
  request: CookieRequest,
  now: number,
): string | null {
  const sent: Cookie[] = []
  let hasExpired = false
  for (const cookie of store) {
    if (cookie.is_expired(now)) hasExpired = true
    else if (isSentWith(cookie, request)) sent.push(cookie)
  }
  if (hasExpired) store.deleteWhere((cookie) => cookie.is_expired(now))
  if (sent.length === 0) return null
  sent.sort((a, b) => b.path.length - a.path.length)
  let header = ''
  for (const { name, value } of sent) {
    if (header !== '') header += '; '
    header += value === null ? name : `${name}=${value}`
  }
  return header
}
