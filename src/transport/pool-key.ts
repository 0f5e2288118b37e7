import { LocationValueError } from '../errors.ts'
import { Memo } from '../http/memo.ts'
import { defaultPorts, type Origin, type Scheme } from '../http/origin.ts'
import { hostnameOf, portOf, splitUrl } from '../http/split-url.ts'
import type { PoolKey } from '../pool/policy.ts'
import type { TlsSettings } from './tls-settings.ts'

/** Where a URL leads, and what is left of it for the request line. */
export interface Destination {
  readonly origin: Origin
  /** `scheme://host:port`, the start of the pool's id. */
  readonly id: string
}

const known = new Map<string, Destination>()
/** Enough for the hosts of a run; forgotten at once when it is full, so that it can not grow. */
const knownLimit = 1000

/**
 * The origin of a URL that was prepared for sending.
 *
 * @throws ValueError where it has no host, or a port that is none; redirects lead to such, too
 */
export function destinationOf(url: string): Destination {
  return destinations.of(url)
}

const destinations = new Memo(destinationAnew)

function destinationAnew(url: string): Destination {
  const end = authorityEnd(url)
  const authority = url.slice(0, end)
  const found = known.get(authority)
  if (found !== undefined) return found
  const { scheme: named, netloc } = splitUrl(authority)
  const scheme: Scheme = named === 'https' ? 'https' : 'http'
  const host = hostnameOf(netloc)?.toLowerCase()
  if (host === undefined) throw new LocationValueError('No host specified.')
  const origin = { scheme, host, port: portOf(netloc) || defaultPorts[scheme] }
  const destination = { origin, id: `${scheme}://${host}:${origin.port}` }
  if (known.size >= knownLimit) known.clear()
  known.set(authority, destination)
  return destination
}

function authorityEnd(url: string): number {
  const start = url.indexOf('//') + 2
  const end = url.slice(start).search(/[/?#]/)
  return end < 0 ? url.length : start + end
}

/**
 * The pool that a request belongs to: scheme, host and port, and the TLS settings, which urllib3
 * tells apart also where there is no TLS. Mirrors urllib3's `PoolKey`.
 */
export function poolKey(destination: Destination, tls: TlsSettings): PoolKey {
  const known = keys.get(destination)
  if (known?.tls === tls.id) return known.key
  const { origin, id } = destination
  const key = { origin, id: `${id} ${tls.id}` }
  keys.set(destination, { tls: tls.id, key })
  return key
}

/** The key that was asked for last for a destination: as a rule, the only one. */
const keys = new WeakMap<Destination, { readonly tls: string; readonly key: PoolKey }>()
