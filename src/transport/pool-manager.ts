import { systemClock } from '../clock/system-clock.ts'
import { feed } from '../events/feed.ts'
import type { Scheme } from '../http/origin.ts'
import type { RawResponse } from '../http/raw-response.ts'
import { Urllib3Policy, type Urllib3PolicyOptions } from '../pool/urllib3-policy.ts'
import { PoolExecutor } from './executor.ts'
import type { PoolRequest } from './pool-request.ts'
import { routes } from './routes.ts'
import type { Forward } from './via.ts'

/** What a pool holds at this moment; urllib3's names. */
export interface ConnectionPool {
  readonly scheme: Scheme
  readonly host: string
  readonly port: number
  /** Connection objects made; one that connects again is not counted again. */
  readonly num_connections: number
  /** Requests that were given a connection. */
  readonly num_requests: number
  /** Connection objects that lie in the pool; also those whose socket is closed. */
  readonly idle: number
  /** How many may lie there; 0 for any number. */
  readonly maxsize: number
}

let owners = 0

/** The number for the next adapter that has pools. */
export function nextOwner(): number {
  owners += 1
  return owners
}

/**
 * The pools of one adapter: urllib3's policy, carried out on real sockets, with this process's
 * routes and clock, and reporting to its feed. Mirrors urllib3's `PoolManager`.
 */
export class PoolManager {
  readonly #policy: Urllib3Policy
  readonly #executor: PoolExecutor

  /** @param owner the adapter that the pools belong to, as events number it */
  constructor(options: Urllib3PolicyOptions = {}, owner: number = nextOwner()) {
    const policy = new Urllib3Policy(options)
    this.#policy = policy
    this.#executor = new PoolExecutor({ policy, clock: systemClock, feed, routes, owner })
  }

  /** The pools, least recently used first, with their counters. */
  get pools(): readonly ConnectionPool[] {
    return this.#policy.pools().map(({ key, num_connections, num_requests, idle, maxsize }) => {
      const { scheme, host, port } = key.origin
      return { scheme, host, port, num_connections, num_requests, idle, maxsize }
    })
  }

  /** Sends a request on the connection that the policy chooses. @throws TransportError */
  send(request: PoolRequest): Promise<RawResponse> {
    const { via } = request
    return via?.kind === 'forward' ? this.#forward(request, via) : this.#executor.send(request)
  }

  async #forward(request: PoolRequest, { target }: Forward): Promise<RawResponse> {
    routes.admit(target)
    return this.#executor.send(request)
  }

  /** Forgets all pools and closes their idle connections; it may be used again. */
  clear(): void {
    this.#executor.close()
  }
}
