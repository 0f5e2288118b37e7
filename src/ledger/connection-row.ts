import type { ConnectionState } from './connection-record.ts'
import type { Why } from './why.ts'

/** One connection as `conns()` shows it. Times are seconds. */
export interface ConnectionRow {
  /** Such as `c2`: what `response.conn.id` says. */
  readonly connection: string
  /** Scheme, host and port of its pool. */
  readonly origin: string
  /** The pool that it belongs to, such as `p1`; each session has its own. */
  readonly pool: string
  readonly state: ConnectionState
  /** How long it has been in that state. */
  readonly since: number
  /** The request that it is busy with; null where it is not. */
  readonly serving: string | null
  /** How many requests it has begun to serve. */
  readonly requests: number
  /** Since TCP was up; of a closed one, how long it lived. */
  readonly age: number
  /** How long it has been idle; null where it is not. */
  readonly idle: number | null
  readonly openedBecause: Why
  /** Why it serves no more; null where it does. */
  readonly closedBecause: Why | null
  /** Bytes on the socket, those of TLS included. */
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly local: string
  readonly remote: string
}
