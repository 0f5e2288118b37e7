import { defaultPath, Cookie as ParsedCookie } from 'tough-cookie'
import { Cookie } from './cookie.ts'
import { maySet } from './cookie-policy.ts'
import type { CookieRequest } from './cookie-request.ts'
import type { CookieStore } from './cookie-store.ts'

/**
 * Takes the cookies of an answer into the store, and those that it lets expire out of it. Mirrors
 * `CookieJar.extract_cookies`.
 *
 * @param lines the values of the Set-Cookie lines
 * @param now seconds since 1970
 */
export function storeCookies(
  store: CookieStore,
  lines: readonly string[],
  request: CookieRequest,
  now: number,
): void {
  const kept: Cookie[] = []
  for (const line of lines) {
    const cookie = cookieOf(line, request, Math.floor(now))
    if (cookie === undefined) continue
    if (cookie.is_expired(now)) store.delete(cookie.domain, cookie.path, cookie.name)
    else kept.push(cookie)
  }
  store.update(kept)
}

/** The cookie that a Set-Cookie line means; undefined where it is none, or not the server's to set. */
function cookieOf(line: string, request: CookieRequest, now: number): Cookie | undefined {
  const parsed = ParsedCookie.parse(line)
  if (parsed === undefined) return undefined
  const domain = parsed.domain == null ? request.host : `.${parsed.domain}`
  if (parsed.domain != null && !maySet(domain, request)) return undefined
  const expires = expiry(parsed, now)
  return new Cookie(parsed.key, parsed.value, {
    domain,
    path: parsed.path ?? defaultPath(request.path),
    secure: parsed.secure,
    expires,
    discard: expires === null,
    rest: parsed.httpOnly ? { HttpOnly: null } : {},
  })
}

/** Seconds since 1970; null for a cookie of the session. Max-Age counts before Expires. */
function expiry({ maxAge, expires }: ParsedCookie, now: number): number | null {
  if (typeof maxAge === 'number') return now + maxAge
  return expires instanceof Date ? Math.floor(expires.getTime() / 1000) : null
}
