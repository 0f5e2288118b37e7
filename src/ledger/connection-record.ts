import type { ConnectionId, Ends, Established, PoolIdentity, Traffic } from '../events/event.ts'
import type { CloseReason, DiscardReason } from '../events/reasons.ts'
import type { Origin } from '../http/origin.ts'
import type { Why } from './why.ts'

/**
 * What a connection does.
 * - `opening`: TCP is up, TLS or a proxy is still to be spoken to;
 * - `idle`: it lies in its pool;
 * - `busy`: it has a request, or an answer whose body is not over;
 * - `closing`: it serves nobody any more, and its socket is still there;
 * - `closed`: its socket is gone.
 */
export type ConnectionState = 'opening' | 'idle' | 'busy' | 'closing' | 'closed'

/** The request that a connection serves. */
export interface Serving {
  readonly number: number
  /** Empty before it has been sent. */
  readonly method: string
  readonly target: string
  /** The body of its answer, once there is one. */
  readonly body: { readonly awaited: boolean } | undefined
}

/** How a connection went, as far as that is a matter of its pool. */
export type DropReason = Exclude<DiscardReason, 'broken' | 'connect-failed'>

/** What is written down about one socket. */
export class ConnectionRecord {
  readonly id: ConnectionId
  readonly origin: Origin
  readonly pool: PoolIdentity
  /** The socket's own answers; once it is closed, what they were then. */
  #ends: Ends
  /** Why it was opened. */
  readonly why: Why
  readonly openedMs: number
  /** How long it took to open: look-up, TCP and TLS. */
  openingMs = 0
  /** The socket's own count; once it is closed, what it was then. */
  traffic: Traffic
  state: ConnectionState = 'opening'
  /** Since when it has been in its state. */
  sinceMs: number
  /** How many requests it has begun to serve. */
  served = 0
  /** The request that it serves now. */
  current: Serving | undefined
  /** What the last answer said about its end. */
  announced: CloseReason | null = null
  /** How the last body ended; null while there was none. */
  lastEnd: 'complete' | 'failed' | 'left' | null = null
  /** What broke it, in a few words. */
  failure: string | null = null
  dropped: DropReason | null = null
  /** How many its pool keeps, where it is dropped for being one too many. */
  poolSize = 0
  /** Whether it was closed for bytes that no request had asked for. */
  unasked = false
  /** How long it had been idle when it was closed; null where it was not idle. */
  idleAtCloseMs: number | null = null

  constructor(event: Established, pool: PoolIdentity, why: Why) {
    this.id = event.connection
    this.origin = event.origin
    this.pool = pool
    this.#ends = event.ends
    this.why = why
    this.openedMs = event.atMs
    this.sinceMs = event.atMs
    this.traffic = event.traffic
  }

  get local(): string {
    return this.#ends.local
  }

  get remote(): string {
    return this.#ends.remote
  }

  /** It serves a request from now on. */
  serve(request: Serving, nowMs: number): void {
    this.served += 1
    this.current = request
    this.announced = null
    this.lastEnd = null
    this.enter('busy', nowMs)
  }

  /** Its request is over: it is closing, unless its pool keeps it. */
  release(nowMs: number): void {
    this.current = undefined
    this.enter('closing', nowMs)
  }

  /** It is in that state from now on. */
  enter(state: ConnectionState, nowMs: number): void {
    this.state = state
    this.sinceMs = nowMs
  }

  /** Its socket is gone: the counts stay as they are now. */
  close(nowMs: number): void {
    this.idleAtCloseMs = this.state === 'idle' ? nowMs - this.sinceMs : null
    const { sent, received } = this.traffic
    this.traffic = { sent, received }
    this.#ends = { local: this.local, remote: this.remote }
    this.current = undefined
    this.enter('closed', nowMs)
  }
}
