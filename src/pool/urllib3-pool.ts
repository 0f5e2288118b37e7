import type { DiscardReason, OpenReason } from '../events/reasons.ts'
import type { PoolDecision, PoolKey, ReleaseState, Verdict } from './policy.ts'
import { type EmptySlot, SlotStack } from './slot-stack.ts'

/** A connection object of a pool, as urllib3 has them: it outlives its sockets. */
export interface PooledConnection {
  /** What the policy's decisions call it. */
  readonly id: number
  /** urllib3's "(N)": its count within its pool. */
  readonly number: number
  readonly pool: Urllib3Pool
  /** The verdict that keeps it, made once: the one decision that every request needs. */
  readonly kept: Verdict
  idle: boolean
  /** Whether it had a socket when it was last seen idle, and if not, who closed it. */
  socket: 'open' | 'closed-by-server' | 'closed-by-client'
}

/** Numbers the connections of all pools. */
export interface Registry {
  add(pool: Urllib3Pool, number: number): PooledConnection
  remove(connection: PooledConnection): void
}

export interface Urllib3PoolOptions {
  readonly maxsize: number
  readonly block: boolean
  /** Why the first connection is opened. */
  readonly firstReason: OpenReason
  readonly registry: Registry
}

/** How a connection comes back, or fails to come up. */
type Outcome = ReleaseState | 'connect-failed'

/**
 * The connections to one origin, and what urllib3's `HTTPConnectionPool` does with them.
 *
 * | what is on top | what a request gets |
 * | --- | --- |
 * | a connection with a socket | it |
 * | a connection without | it, connected again; its number stays |
 * | an empty place | a new connection, also where idle ones lie below |
 * | no place left | a new connection, or with `block` it waits |
 *
 * | what comes back | a place is free | the pool is full |
 * | --- | --- | --- |
 * | a connection, with a socket or without | goes on top | is discarded, `pool-full` |
 * | one that broke or never came up | an empty place goes on top | is discarded, `pool-full` |
 *
 * A retired pool (evicted, or its session closed) gets no new requests. Its idle connections are
 * closed at once; its places stay counted, since urllib3's pool lives on while an answer refers to
 * it, and warns when it is full. Requests that wait in it are served by what still comes back, as
 * threads that are blocked in urllib3's own queue would be.
 */
export class Urllib3Pool {
  readonly key: PoolKey
  readonly #slots: SlotStack<PooledConnection>
  readonly #block: boolean
  readonly #firstReason: OpenReason
  readonly #registry: Registry
  /** The requests that wait, first come first served, and whether they are counted already. */
  readonly #waiting = new Map<number, boolean>()
  #numConnections = 0
  #numRequests = 0
  #active = 0
  /** How many lie here with a socket. */
  #idleOpen = 0
  /** How many would be idle now, had the pool not been full when they came back. */
  #turnedAway = 0
  #retired: DiscardReason | undefined

  constructor(key: PoolKey, { maxsize, block, firstReason, registry }: Urllib3PoolOptions) {
    this.key = key
    this.#slots = new SlotStack(maxsize)
    this.#block = block
    this.#firstReason = firstReason
    this.#registry = registry
  }

  /** How many connection objects were made. */
  get num_connections(): number {
    return this.#numConnections
  }

  /** How many requests were given a connection. */
  get num_requests(): number {
    return this.#numRequests
  }

  /** How many connection objects lie here, with a socket or without. */
  get idle(): number {
    return this.#retired === undefined ? this.#slots.connections().length : 0
  }

  /** How many places there are; 0 is no limit. */
  get maxsize(): number {
    return this.#slots.maxsize
  }

  /** The request that has waited longest. */
  get firstWaiting(): number | undefined {
    return this.#waiting.size === 0 ? undefined : this.#waiting.keys().next().value
  }

  /**
   * Decides what a request gets. One that asks again is not counted again, and if it has to wait
   * stands in front: in urllib3 it would never have given its connection up.
   */
  request(request: number, again: boolean): PoolDecision {
    const slot = this.#slots.take()
    if (slot === undefined && this.#block) return this.#wait(request, again)
    return this.#serve(request, slot, again)
  }

  /** Decides what the request that has waited longest gets, of what has just come back. */
  serveWaiting(request: number): PoolDecision {
    const again = this.#waiting.get(request) ?? false
    this.#waiting.delete(request)
    return this.#serve(request, this.#slots.take(), again)
  }

  /** Forgets a request that waits. */
  abandon(request: number): void {
    this.#waiting.delete(request)
  }

  /** Takes a connection back: the decision to discard it, or `undefined` when it is kept. */
  giveBack(connection: PooledConnection, outcome: Outcome): PoolDecision | undefined {
    this.#active -= 1
    const gone = outcome === 'broken' || outcome === 'connect-failed'
    if (this.#slots.full) {
      if (outcome === 'reusable') this.#turnedAway += 1
      return this.#discard(connection, 'pool-full')
    }
    this.#slots.put(gone ? outcome : connection)
    if (gone) return this.#discard(connection, outcome)
    if (this.#retired !== undefined && this.#waiting.size === 0) {
      return this.#discard(connection, this.#retired)
    }
    connection.idle = true
    connection.socket = outcome === 'reusable' ? 'open' : outcome
    if (outcome === 'reusable') this.#idleOpen += 1
    return undefined
  }

  /** An idle connection has lost its socket: it stays where it is until it is taken. */
  drop(connection: PooledConnection): void {
    if (!connection.idle || connection.socket !== 'open') return
    connection.socket = 'closed-by-server'
    this.#idleOpen -= 1
  }

  /** Ends the use of this pool: closes what is idle, and discards what still comes back. */
  retire(reason: DiscardReason): readonly PoolDecision[] {
    this.#retired = reason
    return this.#slots.connections().map((connection) => {
      this.#registry.remove(connection)
      return { type: 'evict', connection: connection.id }
    })
  }

  /**
   * The state on one line, the top of the stack first, as in
   * `<http://a.test:80 [Connections: 4 made, 1 active | Slots: empty, (1), (2) closed, 6 unused | Requests: 0 waiting]>`.
   */
  toString(): string {
    const { scheme, host, port } = this.key.origin
    const netloc = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const slots = this.#slots.givenBack().map((slot) => {
      if (typeof slot === 'string') return 'empty'
      return `(${slot.number})${slot.socket === 'open' ? '' : ' closed'}`
    })
    slots.push(this.#slots.limited ? `${this.#slots.unused} unused` : 'no limit')
    const connections = `Connections: ${this.#numConnections} made, ${this.#active} active`
    const requests = `Requests: ${this.#waiting.size} waiting`
    return `<${scheme}://${netloc} [${connections} | Slots: ${slots.join(', ')} | ${requests}]>`
  }

  #wait(request: number, again: boolean): PoolDecision {
    if (!this.#slots.limited) {
      const reason = 'pool_block=True with pool_maxsize=0: no connection would ever become free'
      return { type: 'refuse', request, reason }
    }
    const others = again ? [...this.#waiting] : []
    if (again) this.#waiting.clear()
    this.#waiting.set(request, again)
    for (const [other, counted] of others) this.#waiting.set(other, counted)
    return { type: 'wait', request }
  }

  #serve(
    request: number,
    slot: PooledConnection | EmptySlot | undefined,
    again: boolean,
  ): PoolDecision {
    this.#active += 1
    if (!again) this.#numRequests += 1
    if (typeof slot !== 'object') return this.#open(request, slot)
    const { id, number, socket } = slot
    slot.idle = false
    if (socket === 'open') {
      this.#idleOpen -= 1
      return { type: 'reuse', request, connection: id }
    }
    return { type: 'reconnect', request, connection: id, number, why: socket }
  }

  #open(request: number, slot: EmptySlot | undefined): PoolDecision {
    const why = this.#whyOpen(slot)
    if (why === 'pool-full') this.#turnedAway -= 1
    this.#numConnections += 1
    const { id, number } = this.#registry.add(this, this.#numConnections)
    return { type: 'open', request, connection: id, number, why }
  }

  #whyOpen(slot: EmptySlot | undefined): OpenReason {
    if (this.#numConnections === 0) return this.#firstReason
    if (slot === 'broken' || slot === 'connect-failed') {
      return this.#idleOpen > 0 ? 'empty-slot' : slot
    }
    // an unused place lies below all others, so every connection is out
    return this.#turnedAway > 0 ? 'pool-full' : 'all-busy'
  }

  #discard(connection: PooledConnection, reason: DiscardReason): PoolDecision {
    this.#registry.remove(connection)
    return { type: 'discard', connection: connection.id, reason, poolSize: this.maxsize }
  }
}
