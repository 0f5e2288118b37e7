import { defaultPorts, type Origin, type Scheme } from '../http/origin.ts'
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

/** The origin of a URL that was prepared for sending. */
export function destinationOf(url: string): Destination {
  const end = authorityEnd(url)
  const authority = url.slice(0, end)
  const found = known.get(authority)
  if (found !== undefined) return found
  const { protocol, hostname, port } = new URL(authority)
  const scheme: Scheme = protocol === 'https:' ? 'https' : 'http'
  const host = hostname.replace(/^\[|\]$/g, '')
  const origin = { scheme, host, port: port === '' ? defaultPorts[scheme] : Number(port) }
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
 * The pool that a request belongs to: scheme, host and port, and for https the TLS settings.
 * Mirrors urllib3's `PoolKey`.
 */
export function poolKey({ origin, id }: Destination, tls: TlsSettings): PoolKey {
  return { origin, id: origin.scheme === 'https' ? `${id} ${tls.id}` : id }
}
