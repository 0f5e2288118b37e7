import { ValueError } from '../errors.ts'
import { reprString } from '../repr/string.ts'
import { Memo } from './memo.ts'
import { unquote } from './percent-encoding.ts'

/** A URL cut at its separators and left as it is: Python's `urllib.parse.urlsplit`. */
export interface SplitUrl {
  /** In lower case; empty where there is none. */
  readonly scheme: string
  /** `user:password@host:port`. */
  readonly netloc: string
  readonly path: string
  readonly query: string
  readonly fragment: string
}

/**
 * The parts of a URL, each empty where it is missing.
 *
 * @throws ValueError where a bracket of an IPv6 address is missing
 */
export function splitUrl(url: string): SplitUrl {
  return split.of(url)
}

const split = new Memo(splitAnew)

function splitAnew(url: string): SplitUrl {
  const text = url.replace(/^[^!-\u{10ffff}]+|[\t\r\n]+/gu, '')
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text)?.[0] ?? ''
  const rest = scheme === '' ? text : text.slice(scheme.length + 1)
  const [, netloc = '', path = '', query = '', fragment = ''] =
    /^(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(rest) ?? []
  if (netloc.includes('[') !== netloc.includes(']')) throw new ValueError('Invalid IPv6 URL')
  return { scheme: scheme.toLowerCase(), netloc, path, query, fragment }
}

/** The URL that has these parts: Python's `urlunsplit`. Empty parts go without their separator. */
export function joinParts({ scheme, netloc, path, query, fragment }: SplitUrl): string {
  const slash = path !== '' && !path.startsWith('/') ? '/' : ''
  const hasPlace = netloc !== '' || (placed.has(scheme) && !path.startsWith('//'))
  return (
    (scheme === '' ? '' : `${scheme}:`) +
    (hasPlace ? `//${netloc}${slash}${path}` : path) +
    (query === '' ? '' : `?${query}`) +
    (fragment === '' ? '' : `#${fragment}`)
  )
}

/** The schemes whose URLs begin with `//` even without a network location. */
const placed: ReadonlySet<string> = new Set(['http', 'https', 'ftp'])

/**
 * The path without a `;` that ends it and begins nothing: Python's `urlparse` cuts the parameters
 * off there, and what puts the URL together again forgets empty ones.
 */
export function withoutEmptyParameters(path: string): string {
  return /(?:^|\/)[^;/]*;$/.test(path) ? path.slice(0, -1) : path
}

/** The host of a network location in lower case, without brackets; null where there is none. */
export function hostnameOf(netloc: string): string | null {
  const { host } = hostAndPort(netloc)
  const [address = '', zone] = splitOnce(host, '%')
  return host === '' ? null : address.toLowerCase() + (zone === undefined ? '' : `%${zone}`)
}

/**
 * The port that a network location names; null where it names none.
 *
 * @throws ValueError where it is no port, in Python's words
 */
export function portOf(netloc: string): number | null {
  const { port } = hostAndPort(netloc)
  if (!port) return null
  if (!/^\d+$/.test(port)) {
    throw new ValueError(`Port could not be cast to integer value as ${reprString(port)}`)
  }
  if (Number(port) > 65535) throw new ValueError('Port out of range 0-65535')
  return Number(port)
}

function hostAndPort(netloc: string): {
  readonly host: string
  readonly port?: string | undefined
} {
  const place = netloc.slice(netloc.lastIndexOf('@') + 1)
  const [before = '', bracketed] = splitOnce(place, '[')
  if (bracketed === undefined) {
    const [host = '', port] = splitOnce(before, ':')
    return { host, port }
  }
  const [host = '', rest = ''] = splitOnce(bracketed, ']')
  return { host, port: splitOnce(rest, ':')[1] }
}

/** User and password of a URL, unquoted, where it has both: requests' `get_auth_from_url`. */
export function credentialsOf(url: string): [user: string, password: string] | null {
  const { netloc } = splitUrl(url)
  const at = netloc.lastIndexOf('@')
  if (at < 0) return null
  const [user = '', password] = splitOnce(netloc.slice(0, at), ':')
  return password === undefined ? null : [unquote(user), unquote(password)]
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** Path and query of a URL, as they stand in the request line. */
export function pathAndQuery(url: string): string {
  const { path, query } = splitUrl(url)
  return (path || '/') + (query === '' ? '' : `?${query}`)
}
