import { basicCredentials } from '../auth/basic-credentials.ts'
import { InvalidProxyURL, ProxySchemeUnknown, ValueError } from '../errors.ts'
import { Memo } from '../http/memo.ts'
import { defaultPorts, type Origin, type Scheme } from '../http/origin.ts'
import {
  credentialsOf,
  hostnameOf,
  joinParts,
  pathAndQuery,
  splitUrl,
  withoutEmptyParameters,
} from '../http/split-url.ts'
import { encodeTarget, parseUrl, type Url } from '../http/url.ts'
import { isEmptyDict } from '../repr/plain-object.ts'
import { type Destination, destinationOf } from '../transport/pool-key.ts'
import { routes } from '../transport/routes.ts'
import type { ProxyOrigin, Socks, Via } from '../transport/via.ts'

/** Proxy URLs by `scheme://host`, `scheme`, `all://host` and `all`. */
export type Proxies = Readonly<Record<string, string | null>>

/** A proxy, read from its URL. */
export interface ProxyServer {
  /** Its URL, with a scheme: what its pools are kept under. */
  readonly url: string
  readonly origin: ProxyOrigin
  /** The value of Proxy-Authorization, where the URL has user and password. */
  readonly authorization: string | null
  /** How to speak SOCKS to it; null for an HTTP proxy. */
  readonly socks: Socks | null
}

/** Whether the routes of this process have a say about a URL, so that the environment has none. */
export function isRouted(url: string): boolean {
  if (routes.empty || hostnameOf(splitUrl(url).netloc) === null) return false
  return routes.governs(destinationOf(url).origin)
}

/** The proxy for a URL, the most special key first; requests' `select_proxy`. */
function selectProxy(url: string, proxies: Proxies): string | null {
  if (isEmptyDict(proxies)) return null
  const { scheme, netloc } = splitUrl(url)
  const host = hostnameOf(netloc)
  const keys =
    host === null ? [scheme, 'all'] : [`${scheme}://${host}`, scheme, `all://${host}`, 'all']
  const key = keys.find((candidate) => Object.hasOwn(proxies, candidate))
  return key === undefined ? null : (proxies[key] ?? null)
}

/**
 * The proxy that a request for `url` goes through; undefined where it goes to its server.
 *
 * @throws InvalidProxyURL where the URL of the proxy has no host
 * @throws LocationParseError, ProxySchemeUnknown, ValueError where it makes no sense, as urllib3 does
 */
export function proxyFor(url: string, proxies: Proxies): ProxyServer | undefined {
  const chosen = selectProxy(url, proxies)
  return chosen ? readProxy(withScheme(chosen)) : undefined
}

function readProxy(url: string): ProxyServer {
  const parts = parseUrl(url)
  if (!parts.host) {
    throw new InvalidProxyURL(
      'Please check proxy URL. It is malformed and could be missing the host.',
    )
  }
  const host = parts.host.replace(/^\[|\]$/g, '')
  if (url.toLowerCase().startsWith('socks')) {
    const socks = readSocks(url, host, parts)
    return { url, origin: socks.proxy, authorization: null, socks }
  }
  const scheme = httpScheme(parts.scheme)
  const credentials = credentialsOf(url)
  const authorization = credentials?.[0] ? basicCredentials(...credentials) : null
  const port = parts.port || defaultPorts[scheme]
  return { url, origin: { scheme, host, port }, authorization, socks: null }
}

function httpScheme(scheme: string | null): Scheme {
  if (scheme === 'http' || scheme === 'https') return scheme
  throw new ProxySchemeUnknown(
    `Proxy URL had unsupported scheme ${scheme}, should use http:// or https://`,
  )
}

const socksVersions: Readonly<Record<string, Pick<Socks, 'version' | 'remoteDns'>>> = {
  socks5: { version: 5, remoteDns: false },
  socks5h: { version: 5, remoteDns: true },
  socks4: { version: 4, remoteDns: false },
  socks4a: { version: 4, remoteDns: true },
}

const socksPort = 1080

function readSocks(url: string, host: string, { scheme, port }: Url): Socks {
  const speaks = socksVersions[scheme ?? '']
  if (speaks === undefined) throw new ValueError(`Unable to determine SOCKS version from ${url}`)
  const pair = credentialsOf(url)
  const enough = speaks.version === 5 ? pair?.every(Boolean) : pair?.[0]
  return {
    kind: 'socks',
    proxy: { scheme: 'http', host, port: port || socksPort },
    ...speaks,
    credentials: enough ? pair : null,
  }
}

/**
 * The URL of a proxy with `http` for a scheme, where it has none; requests'
 * `prepend_scheme_if_needed`.
 */
function withScheme(url: string): string {
  const { scheme, auth, host, port, path, query, fragment } = parseUrl(url)
  const place = host ? `${host}${port ? `:${port}` : ''}` : ''
  const [netloc, rest] = place === '' ? [path ?? '', ''] : [place, path ?? '']
  return joinParts({
    scheme: scheme ?? 'http',
    netloc: auth === null ? netloc : `${auth}@${netloc}`,
    path: rest,
    query: query ?? '',
    fragment: fragment ?? '',
  })
}

/** Where a request is sent, and what stands in its request line. */
export interface Way {
  /** Whose pool it takes a connection of. */
  readonly destination: Destination
  readonly via: Via | undefined
  /** Whose address the socket is opened to, as far as urllib3's texts are concerned. */
  readonly peer: Origin
  readonly target: string
}

const straightWays = new Memo((url): Way => {
  const destination = destinationOf(url)
  const target = encodeTarget(pathAndQuery(url))
  return { destination, peer: destination.origin, target, via: undefined }
})

/**
 * How a request for `url` gets to its server without a proxy.
 *
 * @throws ValueError where the URL has no host, or a port that is none
 */
export function straightWayTo(url: string): Way {
  return straightWays.of(url)
}

/** The same way, through a proxy. */
export function wayThrough(proxy: ProxyServer, straight: Way, url: string): Way {
  const { origin } = straight.destination
  if (proxy.socks !== null) return { ...straight, via: proxy.socks }
  const { origin: peer, authorization } = proxy
  if (origin.scheme === 'https') {
    return { ...straight, peer, via: { kind: 'tunnel', proxy: peer, authorization } }
  }
  return {
    destination: { origin: peer, id: `${peer.scheme}://${peer.host}:${peer.port}` },
    peer,
    via: { kind: 'forward', proxy: peer, target: origin },
    target: wholeTarget(url),
  }
}

/** The URL as a forward proxy is asked for it: without user, password and fragment. */
function wholeTarget(url: string): string {
  const { scheme, netloc, path, query } = splitUrl(url)
  const bare = parseUrl(
    joinParts({
      scheme,
      netloc: netloc.slice(netloc.lastIndexOf('@') + 1),
      path: withoutEmptyParameters(path),
      query,
      fragment: '',
    }),
  )
  const port = bare.port === null ? '' : `:${bare.port}`
  const asked = bare.query === null ? '' : `?${bare.query}`
  return `${bare.scheme}://${bare.host ?? ''}${port}${bare.path ?? ''}${asked}`
}

/**
 * The headers of a request, names and values in turn, as they go this way: a forward proxy is told
 * the host of the target, and who asks.
 */
export function headersFor(
  way: Way,
  proxy: ProxyServer | undefined,
  headers: readonly string[],
): readonly string[] {
  if (proxy === undefined || way.via?.kind !== 'forward') return headers
  const { authorization } = proxy
  const sent = authorization === null ? [...headers] : without('proxy-authorization', headers)
  if (authorization !== null) sent.push('Proxy-Authorization', authorization)
  const named = sent.some((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  return named ? sent : ['Host', splitUrl(way.target).netloc, ...sent]
}

function without(unwanted: string, headers: readonly string[]): string[] {
  const rest: string[] = []
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const [name = '', value = ''] = headers.slice(i, i + 2)
    if (name.toLowerCase() !== unwanted) rest.push(name, value)
  }
  return rest
}
