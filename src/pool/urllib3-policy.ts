import type { DiscardReason } from '../events/reasons.ts'
import { Lru } from './lru.ts'
import type {
  PoolDecision,
  PoolEvent,
  PoolKey,
  PoolPolicy,
  ReleaseState,
  Verdict,
} from './policy.ts'
import { type PooledConnection, type Registry, Urllib3Pool } from './urllib3-pool.ts'

export interface Urllib3PolicyOptions {
  /** How many pools are kept, one an origin. @default 10 */
  readonly pool_connections?: number
  /** How many idle connections a pool keeps; 0 is no limit. @default 10 */
  readonly pool_maxsize?: number
  /** Whether a pool opens no more than `pool_maxsize`, and requests wait. @default false */
  readonly pool_block?: boolean
}

/** What a pool holds at this moment, in urllib3's names. */
export interface PoolView {
  readonly key: PoolKey
  /** Connection objects made; one that connects again is not counted again. */
  readonly num_connections: number
  /** Requests that were given a connection. */
  readonly num_requests: number
  /** Connection objects that lie in the pool; also those whose socket is closed. */
  readonly idle: number
  /** 0 is no limit. */
  readonly maxsize: number
}

const nothing: Verdict = Object.freeze({ decisions: Object.freeze([]) })

/** Of how many origins the policy remembers why they have no pool any more. */
const remembered = 1000

/**
 * The pool policy of requests' `HTTPAdapter` and urllib3 2: a `PoolManager` of at most
 * `pool_connections` pools, the least recently used evicted, and in each a stack of `pool_maxsize`
 * places ({@link Urllib3Pool}).
 *
 * It departs from urllib3 where urllib3 leaves things to chance or to the garbage collector:
 * - idle connections of an evicted pool, or of a closed session, are closed at once;
 * - requests that wait are served in the order in which they came;
 * - `pool_block` with `pool_maxsize=0` is refused, where urllib3 waits for ever.
 *
 * Requests that wait when their pool is evicted or closed are served by the connections of that
 * pool that still come back, as in urllib3 2, which leaves such a pool to those who use it.
 *
 * @example
 * const policy = new Urllib3Policy({ pool_maxsize: 1 })
 * const key = { id: 'a', origin: { scheme: 'http', host: 'a.test', port: 80 } }
 * policy.decide({ type: 'requested', request: 1, key, nowMs: 0 }).decisions
 * // [{ type: 'open', request: 1, connection: 1, number: 1, why: 'first-use' }]
 */
export class Urllib3Policy implements PoolPolicy {
  readonly #poolConnections: number
  readonly #maxsize: number
  readonly #block: boolean
  readonly #pools: Lru<Urllib3Pool>
  /** Every connection object, busy or idle, that was not discarded or evicted. */
  readonly #connections = new Map<number, PooledConnection>()
  /** The pool in which a request waits; it may be a retired one. */
  readonly #waiting = new Map<number, Urllib3Pool>()
  /** Why the pool of a key went; the longest gone first. */
  readonly #gone = new Map<string, Exclude<DiscardReason, 'broken' | 'connect-failed'>>()
  readonly #registry: Registry
  #lastId = 0

  constructor({
    pool_connections = 10,
    pool_maxsize = 10,
    pool_block = false,
  }: Urllib3PolicyOptions = {}) {
    this.#poolConnections = pool_connections
    this.#maxsize = pool_maxsize
    this.#block = pool_block
    this.#pools = new Lru(pool_connections)
    this.#registry = {
      add: (pool, number) => this.#add(pool, number),
      remove: ({ id }) => this.#connections.delete(id),
    }
  }

  /**
   * Decides what is to be done about an event.
   *
   * @throws Error when a connection comes back that is not in use
   */
  decide(event: PoolEvent): Verdict {
    switch (event.type) {
      case 'requested':
        return this.#requested(event.request, event.key, event.retake ?? false)
      case 'released':
        return this.#released(event.connection, event.state)
      case 'connectFailed':
        return this.#released(event.connection, 'connect-failed')
      case 'dropped':
        return this.#dropped(event.connection)
      case 'abandoned':
        return this.#abandoned(event.request)
      case 'closed':
        return this.#closed()
      case 'tick':
        return nothing
    }
  }

  /** The pools, least recently used first. */
  pools(): readonly PoolView[] {
    return Array.from(this.#pools.values(), (pool) => {
      const { key, num_connections, num_requests, idle, maxsize } = pool
      return { key, num_connections, num_requests, idle, maxsize }
    })
  }

  /**
   * The state: a line for all, and one a pool, least recently used first.
   *
   * ```
   * <Urllib3Policy [Pools: 1 of 10 | Connections: 1 active, 1 idle | Requests: 0 waiting]>
   *   <http://a.test:80 [Connections: 2 made, 1 active | Slots: (1), 8 unused | Requests: 0 waiting]>
   * ```
   */
  toString(): string {
    const pools = [...this.#pools.values()]
    const idle = pools.reduce((sum, pool) => sum + pool.idle, 0)
    const parts = [
      `Pools: ${pools.length} of ${this.#poolConnections}`,
      `Connections: ${this.#connections.size - idle} active, ${idle} idle`,
      `Requests: ${this.#waiting.size} waiting`,
    ]
    return [`<Urllib3Policy [${parts.join(' | ')}]>`, ...pools].join('\n  ')
  }

  #requested(request: number, key: PoolKey, again: boolean): Verdict {
    const known = this.#pools.use(key.id)
    if (known !== undefined) return { decisions: [this.#serve(known, request, again)] }
    const decisions: PoolDecision[] = []
    const pool = this.#makePool(key, decisions)
    decisions.push(this.#serve(pool, request, again))
    return { decisions }
  }

  #serve(pool: Urllib3Pool, request: number, again: boolean): PoolDecision {
    const decision = pool.request(request, again)
    if (decision.type === 'wait') this.#waiting.set(request, pool)
    return decision
  }

  /** A new pool, and the decisions that make room for it. */
  #makePool(key: PoolKey, decisions: PoolDecision[]): Urllib3Pool {
    const pool = new Urllib3Pool(key, {
      maxsize: this.#maxsize,
      block: this.#block,
      firstReason: this.#gone.get(key.id) ?? 'first-use',
      registry: this.#registry,
    })
    this.#gone.delete(key.id)
    const evicted = this.#pools.add(key.id, pool)
    if (evicted !== undefined) {
      decisions.push(...this.#retire(evicted, evicted === pool ? 'no-pooling' : 'evicted'))
    }
    return pool
  }

  #released(id: number, outcome: ReleaseState | 'connect-failed'): Verdict {
    const connection = this.#connections.get(id)
    if (connection === undefined || connection.idle) {
      throw new Error(`connection ${id} is not in use`)
    }
    const { pool, kept } = connection
    const discarded = pool.giveBack(connection, outcome)
    const waiting = pool.firstWaiting
    if (waiting === undefined) return discarded === undefined ? kept : { decisions: [discarded] }
    this.#waiting.delete(waiting)
    const first = discarded === undefined ? kept.decisions : [discarded]
    return { decisions: [...first, pool.serveWaiting(waiting)] }
  }

  #dropped(id: number): Verdict {
    const connection = this.#connections.get(id)
    connection?.pool.drop(connection)
    return nothing
  }

  #abandoned(request: number): Verdict {
    this.#waiting.get(request)?.abandon(request)
    this.#waiting.delete(request)
    return nothing
  }

  #closed(): Verdict {
    return {
      decisions: this.#pools.clear().flatMap((pool) => this.#retire(pool, 'session-closed')),
    }
  }

  #retire(
    pool: Urllib3Pool,
    reason: 'evicted' | 'session-closed' | 'no-pooling',
  ): readonly PoolDecision[] {
    this.#gone.set(pool.key.id, reason)
    if (this.#gone.size > remembered) {
      const [longest = ''] = this.#gone.keys()
      this.#gone.delete(longest)
    }
    return pool.retire(reason)
  }

  #add(pool: Urllib3Pool, number: number): PooledConnection {
    this.#lastId += 1
    const id = this.#lastId
    const kept: Verdict = { decisions: [{ type: 'keep', connection: id }] }
    const connection: PooledConnection = { id, number, pool, kept, idle: false, socket: 'open' }
    this.#connections.set(id, connection)
    return connection
  }
}
