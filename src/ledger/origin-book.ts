import type { ConnectionId, PoolIdentity } from '../events/event.ts'
import type { Origin } from '../http/origin.ts'

/** A connection that was opened, and the pool that opened it. */
export interface Opened {
  readonly pool: PoolIdentity
  readonly connection: ConnectionId
}

/** How many origins are remembered, and for each how many ways to it. */
const originLimit = 1000
const wayLimit = 8

/** Which pools have had connections to an origin: the youngest of each, last used last. */
export class OriginBook {
  readonly #opened = new Map<string, readonly Opened[]>()

  /** Writes down that a pool has opened a connection. */
  add(origin: Origin, pool: PoolIdentity, connection: ConnectionId): void {
    const key = keyOf(origin)
    const others = this.of(origin).filter((one) => one.pool.id !== pool.id)
    this.#opened.delete(key)
    this.#opened.set(key, [...others, { pool, connection }].slice(-wayLimit))
    if (this.#opened.size <= originLimit) return
    const [oldest = ''] = this.#opened.keys()
    this.#opened.delete(oldest)
  }

  /** Forgets all. */
  clear(): void {
    this.#opened.clear()
  }

  /** The connections to an origin that are remembered, youngest last. */
  of(origin: Origin): readonly Opened[] {
    return this.#opened.get(keyOf(origin)) ?? []
  }
}

function keyOf({ scheme, host, port }: Origin): string {
  return `${scheme}://${host}:${port}`
}
