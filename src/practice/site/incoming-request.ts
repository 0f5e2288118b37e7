import type { Clock } from '../../clock/clock.ts'
import type { Register } from '../register.ts'
import type { RequestHead } from '../wire/request-head.ts'

/** A request whose body has come in, with what the server knows besides. */
export interface IncomingRequest extends RequestHead {
  readonly body: Uint8Array
  readonly scheme: 'http' | 'https'
  /** The Host header as it was sent; empty where there is none. */
  readonly host: string
  /** The target's path as it was sent, percent-encoding and all. */
  readonly path: string
  /** The parameters of the target's query. */
  readonly query: URLSearchParams
  /** The client's address. */
  readonly origin: string
  /** Aborts when the client ends the connection. */
  readonly gone: AbortSignal
}

/** What a route may use of the server. */
export interface Surroundings {
  readonly clock: Clock
  readonly register: Register
}

/** The path and the query of a request target in any of its forms (RFC 9112, section 3.2). */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, '')
  const mark = local.indexOf('?')
  const path = mark < 0 ? local : local.slice(0, mark)
  return { path: path || '/', query: new URLSearchParams(mark < 0 ? '' : local.slice(mark + 1)) }
}
