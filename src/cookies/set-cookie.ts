import { defaultPath } from 'tough-cookie'
import { PythonError } from '../errors.ts'
import { Cookie } from './cookie.ts'
import { maySet } from './cookie-policy.ts'
import { type CookieRequest, escapePath } from './cookie-request.ts'
import type { CookieStore } from './cookie-store.ts'
import { parseSetCookie, type SetCookieLine, wholeNumber } from './set-cookie-line.ts'

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
  const second = Math.floor(now)
  const kept: Cookie[] = []
  for (const line of readable(lines, second)) {
    const cookie = cookieOf(line, request)
    if (cookie === undefined) continue
    if (cookie.is_expired(second)) store.delete(cookie.domain, cookie.path, cookie.name)
    else if (maySet(cookie, request)) kept.push(cookie)
  }
  store.update(kept)
}

/** What the lines say; nothing at all where Python can not read one of them. */
function readable(lines: readonly string[], now: number): SetCookieLine[] {
  try {
    return lines.map((line) => parseSetCookie(line, now)).filter((line) => line !== null)
  } catch (error) {
    if (error instanceof PythonError) return []
    throw error
  }
}

/** The cookie that a line means, with what it leaves open taken from the request. */
function cookieOf(line: SetCookieLine, request: CookieRequest): Cookie | undefined {
  const version = wholeNumber(line.version)
  if (version === null) return undefined
  const { domain, path, port, expires = null } = line
  return new Cookie(line.name, line.value, {
    // Version 1 is that of RFC 2109, whose cookies count as Netscape's.
    version: version === 1 ? 0 : version,
    rfc2109: version === 1,
    domain: domain === undefined ? request.host : domain.replace(/^(?!\.)/, '.'),
    domain_specified: domain !== undefined,
    domain_initial_dot: domain?.startsWith('.') ?? false,
    path: path ? escapePath(path) : implicitPath(request, version),
    path_specified: Boolean(path),
    port: port === null ? request.port : (port?.replace(/\s+/g, '') ?? null),
    port_specified: typeof port === 'string',
    secure: line.secure,
    expires,
    discard: expires === null || line.discard,
    comment: line.comment,
    comment_url: line.comment_url,
    rest: line.rest,
  })
}

/** The folder of the request's path: without the last slash, as Netscape had it, or with it. */
function implicitPath({ path }: CookieRequest, version: number): string {
  const folder = defaultPath(path)
  return version === 0 || folder === '/' ? folder : `${folder}/`
}
