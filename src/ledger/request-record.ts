import type { PoolIdentity } from '../events/event.ts'
import type { ConnectionRecord, Serving } from './connection-record.ts'
import type { Moments } from './phases.ts'
import type { Why } from './why.ts'

/** Stands for a moment that has not come. */
export const never = -1

/**
 * What is written down about one request that is sent: moments on the clock of the events, in
 * milliseconds, and the connection that served it. Texts are made when somebody reads them.
 */
export class RequestRecord implements Moments, Serving {
  readonly number: number
  readonly pool: PoolIdentity | undefined
  connection: ConnectionRecord | undefined
  /** Why a connection was opened for it; undefined where one was reused. */
  why: Why | undefined
  /** How many requests its connection had served with this one. */
  nth = 1
  idleMs = 0
  method = ''
  target = ''
  httpVersion: '1.0' | '1.1' = '1.1'
  status = 0
  /** The round trip of its line, where that is simulated. */
  simulatedRttMs = 0
  readonly askedMs: number
  /** When the pool had decided. */
  grantedMs: number
  connectStartMs: number = never
  tlsStartMs: number = never
  /** When the connection was ready for it. */
  readyMs: number = never
  sentMs: number = never
  headMs: number = never
  endMs: number = never
  /** The body of its answer, once there is one. */
  body: { readonly awaited: boolean } | undefined

  constructor(number: number, askedMs: number, grantedMs: number, pool?: PoolIdentity) {
    this.number = number
    this.askedMs = askedMs
    this.grantedMs = grantedMs
    this.pool = pool
  }

  /** How long it took up to the last byte, in milliseconds; null while that has not come. */
  get totalMs(): number | null {
    return this.endMs === never ? null : this.endMs - this.askedMs
  }
}
