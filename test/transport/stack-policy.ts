import type { PoolDecision, PoolEvent, PoolPolicy, Verdict } from '../../src/pool/policy.ts'

/** The plainest policy: a stack of idle connections for one origin, and at most `maxBusy` in use. */
export class StackPolicy implements PoolPolicy {
  readonly #maxBusy: number
  readonly #idle: number[] = []
  readonly #closed = new Set<number>()
  readonly #waiting: number[] = []
  #connections = 0
  #busy = 0

  constructor(maxBusy: number) {
    this.#maxBusy = maxBusy
  }

  decide(event: PoolEvent): Verdict {
    return { decisions: this.#decisions(event) }
  }

  #decisions(event: PoolEvent): PoolDecision[] {
    switch (event.type) {
      case 'requested':
        return this.#grant(event.request)
      case 'released':
        this.#busy -= 1
        if (event.state === 'broken') {
          const discard = { type: 'discard', reason: 'broken', poolSize: 0 } as const
          return [{ ...discard, connection: event.connection }, ...this.#next()]
        }
        if (event.state !== 'reusable') this.#closed.add(event.connection)
        this.#idle.push(event.connection)
        return [{ type: 'keep', connection: event.connection }, ...this.#next()]
      case 'connectFailed':
        this.#busy -= 1
        return this.#next()
      case 'dropped':
        this.#closed.add(event.connection)
        return []
      case 'abandoned':
        this.#waiting.splice(this.#waiting.indexOf(event.request), 1)
        return []
      case 'closed':
        return this.#idle.splice(0).map((connection) => ({ type: 'evict', connection }))
      case 'tick':
        return []
    }
  }

  #next(): PoolDecision[] {
    const request = this.#waiting.shift()
    return request === undefined ? [] : this.#grant(request)
  }

  #grant(request: number): PoolDecision[] {
    if (this.#busy >= this.#maxBusy) {
      this.#waiting.push(request)
      return [{ type: 'wait', request }]
    }
    this.#busy += 1
    const connection = this.#idle.pop()
    if (connection === undefined) {
      this.#connections += 1
      const number = this.#connections
      return [{ type: 'open', request, connection: number, number, why: 'first-use' }]
    }
    if (!this.#closed.delete(connection)) return [{ type: 'reuse', request, connection }]
    const why = 'closed-by-server'
    return [{ type: 'reconnect', request, connection, number: connection, why }]
  }
}
