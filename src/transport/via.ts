import type { Origin, Scheme } from '../http/origin.ts'

/**
 * The server that stands between this side and the target.
 *
 * - `forward`: an HTTP proxy that is sent whole requests; the pool's origin is the proxy itself;
 * - `tunnel`: an HTTP proxy that is asked by CONNECT for the way to the pool's origin;
 * - `socks`: a SOCKS proxy, asked for the same.
 */
export type Via = Forward | Tunnel | Socks

/** Where a proxy is: `https` for one that is spoken to over TLS. */
export interface ProxyOrigin {
  readonly scheme: Scheme
  readonly host: string
  readonly port: number
}

export interface Forward {
  readonly kind: 'forward'
  readonly proxy: ProxyOrigin
  /** Where the request is to go in the end. */
  readonly target: Origin
}

export interface Tunnel {
  readonly kind: 'tunnel'
  readonly proxy: ProxyOrigin
  /** The value of Proxy-Authorization, on CONNECT alone. */
  readonly authorization: string | null
}

export interface Socks {
  readonly kind: 'socks'
  readonly proxy: ProxyOrigin
  readonly version: 4 | 5
  /** Whether the proxy looks up the name of the target. */
  readonly remoteDns: boolean
  /** User and password; null where the proxy asks for none. */
  readonly credentials: readonly [username: string, password: string] | null
}
