import type { PoolDecision, PoolEvent } from '../../src/pool/policy.ts'

interface Watched {
  /** The pool it belongs to, told apart from an earlier one for the same origin. */
  readonly pool: WatchedPool
  state: 'busy' | 'idle' | 'gone'
  hasSocket: boolean
}

interface WatchedPool {
  opened: number
  inFlight: number
}

interface Asked {
  readonly pool: WatchedPool
  settled: boolean
  readonly again: boolean
}

/** What is expected of a policy's decisions, whatever happens. */
export interface Limits {
  readonly maxsize: number
  readonly block: boolean
}

/**
 * Keeps its own account of connections and requests, from the events and the decisions alone, and
 * writes down whatever does not fit.
 */
export class Watch {
  readonly complaints: string[] = []
  readonly connections = new Map<number, Watched>()
  /** Requests that wait, first come first served. */
  readonly waiting: number[] = []
  readonly #requests = new Map<number, Asked>()
  readonly #pools = new Map<string, WatchedPool>()
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** The connections in the given state. */
  those(state: Watched['state']): readonly number[] {
    return [...this.connections].filter(([, c]) => c.state === state).map(([id]) => id)
  }

  see(event: PoolEvent, decisions: readonly PoolDecision[]): void {
    if (event.type === 'requested') this.#ask(event.request, event.key.id, decisions, event.retake)
    if (event.type === 'released' || event.type === 'connectFailed') {
      const { connection } = event
      const answered = decisions.filter((d) => isReturn(d) && d.connection === connection).length
      this.#expect(answered === 1, `${answered} answers to the return of ${connection}`)
      this.#came(connection, event)
    }
    if (event.type === 'dropped') this.#of(event.connection).hasSocket = false
    if (event.type === 'abandoned') this.#leave(event.request)
    for (const decision of decisions) this.#decided(decision)
  }

  /** What must hold when everything came back, and the owner was closed. */
  end(): void {
    for (const [request, { settled }] of this.#requests) {
      this.#expect(settled, `request ${request} was never settled`)
    }
    for (const [id, { state }] of this.connections) {
      this.#expect(state === 'gone', `connection ${id} is ${state} at the end`)
    }
  }

  #ask(request: number, host: string, decisions: readonly PoolDecision[], again = false): void {
    const first = decisions.some(
      (d) => d.type === 'open' && d.request === request && d.number === 1,
    )
    const known = this.#pools.get(host)
    const pool = first || known === undefined ? { opened: 0, inFlight: 0 } : known
    this.#pools.set(host, pool)
    this.#requests.set(request, { pool, settled: false, again })
  }

  #came(id: number, event: PoolEvent): void {
    const connection = this.#of(id)
    connection.pool.inFlight -= 1
    connection.hasSocket = event.type === 'released' && event.state === 'reusable'
  }

  #leave(request: number): void {
    const at = this.waiting.indexOf(request)
    if (at === -1) return
    this.waiting.splice(at, 1)
    const asked = this.#requests.get(request)
    if (asked !== undefined) asked.settled = true
  }

  #decided(decision: PoolDecision): void {
    switch (decision.type) {
      case 'open':
        return this.#opened(decision.request, decision.connection, decision.number)
      case 'reuse':
      case 'reconnect':
        return this.#taken(decision.request, decision.connection, decision.type === 'reuse')
      case 'wait':
        return this.#waits(decision.request)
      case 'refuse':
        this.#expect(this.#limits.block && this.#limits.maxsize === 0, 'refused without a reason')
        return this.#settle(decision.request)
      case 'keep':
        return this.#becomes(decision.connection, 'busy', 'idle')
      case 'discard':
        return this.#becomes(decision.connection, 'busy', 'gone')
      case 'evict':
        return this.#becomes(decision.connection, 'idle', 'gone')
      case 'share':
        return this.#expect(false, 'shared a connection')
    }
  }

  #opened(request: number, id: number, number: number): void {
    const pool = this.#requests.get(request)?.pool ?? { opened: -1, inFlight: 0 }
    pool.opened += 1
    this.#expect(number === pool.opened, `(${number}) after ${pool.opened - 1} connections`)
    this.#expect(!this.connections.has(id), `the number ${id} was used before`)
    this.connections.set(id, { pool, state: 'busy', hasSocket: true })
    this.#grant(request, pool)
  }

  #taken(request: number, id: number, reuse: boolean): void {
    const connection = this.#of(id)
    this.#expect(connection.state === 'idle', `${id} was taken while ${connection.state}`)
    this.#expect(connection.hasSocket === reuse, `${id} taken by mistake about its socket`)
    this.#expect(connection.pool === this.#requests.get(request)?.pool, `${id} of another pool`)
    connection.state = 'busy'
    connection.hasSocket = true
    this.#grant(request, connection.pool)
  }

  #grant(request: number, pool: WatchedPool): void {
    pool.inFlight += 1
    const { block, maxsize } = this.#limits
    if (block) this.#expect(pool.inFlight <= maxsize, `${pool.inFlight} of ${maxsize} in flight`)
    const at = this.waiting.indexOf(request)
    if (at !== -1) {
      const earlier = this.waiting.slice(0, at)
      const passedOver = earlier.find((other) => this.#requests.get(other)?.pool === pool)
      this.#expect(passedOver === undefined, `${request} was served before ${passedOver}`)
      this.waiting.splice(at, 1)
    }
    this.#settle(request)
  }

  #waits(request: number): void {
    const asked = this.#requests.get(request)
    const full = asked?.pool.inFlight === this.#limits.maxsize
    this.#expect(this.#limits.block && full, `${request} waits without need`)
    if (asked?.again === true) this.waiting.unshift(request)
    else this.waiting.push(request)
  }

  #settle(request: number): void {
    const asked = this.#requests.get(request)
    this.#expect(asked?.settled === false, `request ${request} was settled twice`)
    if (asked !== undefined) asked.settled = true
  }

  #becomes(id: number, from: Watched['state'], to: Watched['state']): void {
    const connection = this.#of(id)
    this.#expect(connection.state === from, `${id} became ${to} while ${connection.state}`)
    connection.state = to
  }

  #of(id: number): Watched {
    const connection = this.connections.get(id)
    if (connection !== undefined) return connection
    this.complaints.push(`nobody opened ${id}`)
    return { pool: { opened: 0, inFlight: 0 }, state: 'gone', hasSocket: false }
  }

  #expect(holds: boolean, complaint: string): void {
    if (!holds) this.complaints.push(complaint)
  }
}

function isReturn(
  decision: PoolDecision,
): decision is Extract<PoolDecision, { type: 'keep' | 'discard' }> {
  return decision.type === 'keep' || decision.type === 'discard'
}
