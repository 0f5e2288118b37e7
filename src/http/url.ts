import { LocationParseError } from '../errors.ts'
import { isAscii, labelToAscii } from './idna.ts'
import { encodeInvalid } from './percent-encoding.ts'

/**
 * A URL taken apart and made regular, as urllib3's `parse_url` does it: scheme and host in lower
 * case, `.` and `..` resolved, what may not stand in a URL percent-encoded. Parts that the text
 * has not are null.
 */
export interface Url {
  readonly scheme: string | null
  /** `user:password`, still percent-encoded. */
  readonly auth: string | null
  /** An IPv6 address keeps its brackets. */
  readonly host: string | null
  readonly port: number | null
  readonly path: string | null
  readonly query: string | null
  readonly fragment: string | null
}

const subDelimiters = "!$&'()*+,;="
const inUserinfo = `${subDelimiters}:`
const inPath = `${inUserinfo}@/`
const inQuery = `${inPath}?`

const hex = '[0-9A-Fa-f]{1,4}'
const ipv4 = '(?:[0-9]{1,3}\\.){3}[0-9]{1,3}'
const ls32 = `(?:${hex}:${hex}|${ipv4})`
const ipv6 = [
  `(?:${hex}:){6}${ls32}`,
  `::(?:${hex}:){5}${ls32}`,
  `(?:${hex})?::(?:${hex}:){4}${ls32}`,
  `(?:(?:${hex}:)?${hex})?::(?:${hex}:){3}${ls32}`,
  `(?:(?:${hex}:){0,2}${hex})?::(?:${hex}:){2}${ls32}`,
  `(?:(?:${hex}:){0,3}${hex})?::${hex}:${ls32}`,
  `(?:(?:${hex}:){0,4}${hex})?::${ls32}`,
  `(?:(?:${hex}:){0,5}${hex})?::${hex}`,
  `(?:(?:${hex}:){0,6}${hex})?::`,
].join('|')
const zone = '(?:%25|%)(?:[A-Za-z0-9._~-]|%[a-fA-F0-9]{2})+'
const bracketed = `\\[(?:${ipv6})(?:${zone})?\\]`
const name = '(?:[^\\[\\]%:/?#]|%[a-fA-F0-9]{2})*'

const wholeUrl =
  /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^\\/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s
const hasScheme = /^(?:[a-zA-Z][a-zA-Z0-9+-]*:|\/)/
const hostAndPort = new RegExp(`^(${name}|${ipv4}|${bracketed})(?::0*?(|0|[1-9][0-9]{0,4}))?$`, 's')
const isIpv4 = new RegExp(`^${ipv4}$`)
const isIpv6 = new RegExp(`^${bracketed}$`)
const zoneAtEnd = new RegExp(`(${zone})\\]$`)

/**
 * The parts of a URL.
 *
 * @throws LocationParseError where it is none
 * @example
 * parseUrl('HTTP://Example.com:80/a/../b?q=ü').path // '/b'
 */
export function parseUrl(text: string): Url {
  if (text === '') return partsOf()
  const source = hasScheme.test(text) ? text : `//${text}`
  const [, scheme, authority, path = '', query, fragment] = wholeUrl.exec(source) ?? []
  const regular = scheme === undefined || /^https?$/i.test(scheme)
  const place = authority ? parseAuthority(authority, regular) : nowhere
  if (place === undefined) throw new LocationParseError(text)
  const host = regular ? regularHost(place.host) : place.host
  if (host === undefined || (place.port ?? 0) > 65535) throw new LocationParseError(text)
  const encode = (part: string | undefined, safe: string) =>
    part !== undefined && regular ? encodeInvalid(part, safe) : (part ?? null)
  const encodedPath = regular ? encodeInvalid(withoutDots(path), inPath) : path
  return partsOf({
    ...place,
    host,
    scheme: scheme?.toLowerCase() ?? null,
    path: encodedPath || (query === undefined && fragment === undefined ? null : ''),
    query: encode(query, inQuery),
    fragment: encode(fragment, inQuery),
  })
}

/**
 * Path and query as they go into a request line: what may not stand in them percent-encoded, and
 * the case of what is encoded made upper. Mirrors urllib3's `_encode_target`.
 */
export function encodeTarget(target: string): string {
  const [, path = '', query] = /^([^?#]*)(?:\?([^#]*))?/.exec(target) ?? []
  const encoded = encodeInvalid(path, inPath)
  return query === undefined ? encoded : `${encoded}?${encodeInvalid(query, inQuery)}`
}

function partsOf(parts: Partial<Url> = {}): Url {
  const { scheme = null, auth = null, host = null, port = null } = parts
  const { path = null, query = null, fragment = null } = parts
  const absolute = path && !path.startsWith('/') ? `/${path}` : path
  return { scheme, auth, host, port, path: absolute, query, fragment }
}

type Authority = Pick<Url, 'auth' | 'host' | 'port'>

const nowhere: Authority = { auth: null, host: null, port: null }

function parseAuthority(authority: string, regular: boolean): Authority | undefined {
  const at = authority.lastIndexOf('@')
  const [whole, host = '', port] = hostAndPort.exec(authority.slice(at + 1)) ?? []
  if (whole === undefined) return undefined
  const given = authority.slice(0, Math.max(at, 0)) || null
  const auth = given !== null && regular ? encodeInvalid(given, inUserinfo) : given
  return { auth, host, port: port ? Number(port) : null }
}

/** The host in lower case, international names in ASCII; undefined where one can not be. */
function regularHost(host: string | null): string | null | undefined {
  if (!host || isIpv4.test(host)) return host
  if (isIpv6.test(host)) return regularIpv6(host)
  if (isAscii(host)) return host.toLowerCase()
  const labels = host
    .split('.')
    .map((label) => (isAscii(label) ? label.toLowerCase() : labelToAscii(label)))
  return labels.includes(undefined) ? undefined : labels.join('.')
}

/** The `%25` before a zone, which RFC 6874 wants in a URL, is a bare `%` where the address is used. */
function regularIpv6(host: string): string {
  const zoned = zoneAtEnd.exec(host)
  const found = zoned?.[1]
  if (zoned === null || found === undefined) return host.toLowerCase()
  const id = found.slice(found.startsWith('%25') && found !== '%25' ? 3 : 1)
  return `${host.slice(0, zoned.index).toLowerCase()}%${encodeInvalid(id, '')}]`
}

/** RFC 3986 section 5.2.4, as urllib3 reads it. */
function withoutDots(path: string): string {
  if (!path.includes('.')) return path
  const output: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') output.pop()
    else if (segment !== '.') output.push(segment)
  }
  if (path.startsWith('/') && (output.length === 0 || output[0])) output.unshift('')
  if (/\/\.\.?$/.test(path)) output.push('')
  return output.join('/')
}
