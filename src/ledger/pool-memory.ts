import type { DiscardReason } from '../events/reasons.ts'
import type { ConnectionRecord } from './connection-record.ts'

/** What is remembered of a pool: its last connection that left it, for each way to leave. */
export class PoolMemory {
  readonly #gone = new Map<string, ConnectionRecord>()
  /** What the last attempt to connect failed with, in a few words. */
  connectFailure: string | null = null

  /** Writes down that a connection has left the pool. */
  left(how: DiscardReason, connection: ConnectionRecord): void {
    this.#gone.set(how, connection)
  }

  /** The last connection that left the pool in that way. */
  lastGone(how: string): ConnectionRecord | undefined {
    return this.#gone.get(how)
  }
}
