import { Memo } from '../http/memo.ts'
import { quote } from '../http/percent-encoding.ts'
import { splitUrl } from '../http/split-url.ts'

/** What cookies need to know of a request, as `http.cookiejar` sees it. */
export interface CookieRequest {
  /** In lower case, without port; `.local` is added to a name without a dot. */
  readonly host: string
  /** `80` where the URL names none; null where what it names is no number. */
  readonly port: string | null
  /** With what may not stand in a path percent-encoded. */
  readonly path: string
  readonly secure: boolean
}

const inPath = "%/;:@&=+$,!~*'()"

/**
 * The request for `url`, seen as cookies see it. A Host header, where there is one, is the host.
 *
 * User and password of the URL count as a part of the host's name, as in Python.
 */
export function cookieRequest(url: string, hostHeader?: string): CookieRequest {
  return hostHeader ? seen(url, hostHeader) : withoutHost.of(url)
}

const withoutHost = new Memo((url) => seen(url, ''))

function seen(url: string, hostHeader: string): CookieRequest {
  const { scheme, netloc, path } = splitUrl(url)
  const name = (hostHeader || netloc).replace(/:\d+$/, '').toLowerCase()
  const escaped = escapePath(path)
  return {
    host: name.includes('.') ? name : `${name}.local`,
    port: portIn(netloc),
    path: escaped.startsWith('/') ? escaped : `/${escaped}`,
    secure: scheme === 'https' || scheme === 'wss',
  }
}

/** A path with what may not stand in it percent-encoded; mirrors `escape_path`. */
export function escapePath(path: string): string {
  return quote(path, inPath).replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
}

/** What stands behind the first colon, which with a user in the URL is no port. */
function portIn(netloc: string): string | null {
  const [, ...behind] = netloc.split(':')
  if (behind.length === 0) return '80'
  const port = behind.join(':')
  return /^\d+$/.test(port) ? port : null
}
