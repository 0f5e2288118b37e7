import type { Clock } from '../clock/clock.ts'
import { TransportError } from '../errors.ts'
import type { ClosedBy, PoolReplEvent } from '../events/event.ts'
import type { Feed } from '../events/feed.ts'
import { checkEncodable } from '../http/latin1.ts'
import { NumberTable } from '../http/number-table.ts'
import type { RawResponse } from '../http/raw-response.ts'
import type { PoolDecision, PoolEvent, PoolKey, PoolPolicy, ReleaseState } from '../pool/policy.ts'
import { interruptSignal } from '../runtime/interrupt.ts'
import { Connection, nextConnectionId } from './connection.ts'
import { dial } from './dial.ts'
import { codeOf, staleCode } from './failures.ts'
import { interruptible } from './interruptible.ts'
import {
  type Asking,
  openingEvent,
  reusedEvent,
  type Slot,
  takenBeside,
  type Untimed,
} from './pool-events.ts'
import { PoolIdentities } from './pool-identities.ts'
import type { PoolRequest } from './pool-request.ts'
import type { Routes } from './routes.ts'
import { type Server, Serving } from './serving.ts'
import { isSurelyOpen, stillOpen } from './still-open.ts'

export interface ExecutorOptions {
  readonly policy: PoolPolicy
  readonly clock: Clock
  readonly feed: Feed
  readonly routes: Routes
  /** The adapter that the pools belong to, as events number it. @default 0 */
  readonly owner?: number
}

/** A decision that ends in a connection for one request. */
type Granted = Extract<PoolDecision, { type: 'open' | 'reuse' | 'reconnect' | 'share' | 'refuse' }>

type Served = Exclude<Granted, { type: 'refuse' }>

/** A request that asks for a connection, and what it gets. */
interface Grant {
  readonly request: number
  granted: Granted | undefined
}

/** A connection that serves a request, and its number. */
interface Used {
  readonly connection: Connection
  readonly number: number
}

let requests = 0

/** The number for the next request that is sent: 1, 2, … per process. */
export function nextRequestNumber(): number {
  requests += 1
  return requests
}

/**
 * Carries out what a pool policy decides: opens, reuses and closes connections, and tells the
 * policy and the feed what became of them.
 */
export class PoolExecutor {
  readonly #policy: PoolPolicy
  readonly #clock: Clock
  readonly #feed: Feed
  readonly #routes: Routes
  readonly #pools: PoolIdentities
  readonly #server: Server
  readonly #slots = new Map<number, Slot>()
  /** Most pools never have anybody wait; in those that have, somebody comes and goes all the time. */
  #waiting: NumberTable<(decision: Granted) => void> | undefined
  /** The request for which the policy is being asked at this moment. */
  #asking: Grant | undefined
  #cancelWake: (() => void) | undefined

  constructor({ policy, clock, feed, routes, owner = 0 }: ExecutorOptions) {
    this.#policy = policy
    this.#clock = clock
    this.#feed = feed
    this.#routes = routes
    this.#pools = new PoolIdentities(owner)
    const over: Server['over'] = (number, connection, complete, nowMs) =>
      this.#release(number, connection, complete, nowMs)
    this.#server = { clock, feed, over }
  }

  /**
   * Sends a request on the connection that the policy chooses; settles with the answer's head.
   *
   * It waits for nothing that is there already: on a warm connection, for the answer alone.
   *
   * @throws TransportError, or the reason of the interrupt
   */
  async send(request: PoolRequest): Promise<RawResponse> {
    const number = request.number ?? nextRequestNumber()
    const signal = interruptSignal()
    signal?.throwIfAborted()
    const asking = { number, pool: this.#pools.of(request), askedMs: this.#clock.nowMs() }
    for (let retake = false; ; retake = true) {
      let used: Used | undefined
      try {
        const asked = this.#ask(request.key, asking, retake, signal)
        const granted = asked instanceof Promise ? await asked : asked
        const nowMs = this.#grantedMs(asking, retake, granted !== asked)
        const given = this.#ready(granted, request, asking, nowMs, signal)
        const connection = given instanceof Promise ? await given : given
        if (connection === undefined) continue
        used = { connection, number: granted.connection }
        return await this.#exchange(used, this.#limited(request, nowMs), number, signal)
      } catch (error) {
        const isStale = used !== undefined && this.#broke(used, error)
        if (isStale) continue
        this.#emit({ type: 'failed', origin: request.key.origin, request: number, error })
        throw error
      }
    }
  }

  /** When a connection was granted: in the moment of asking, where nobody had to wait. */
  #grantedMs({ askedMs }: Asking, retake: boolean, waited: boolean): number {
    return retake || waited ? this.#clock.nowMs() : askedMs
  }

  /** A request has failed before the head of its answer; whether it may be sent once more. */
  #broke({ connection, number }: Used, error: unknown): boolean {
    connection.close()
    const isStale = codeOf(error) === staleCode
    this.#released(number, isStale ? 'closed-by-server' : 'broken', this.#clock.nowMs())
    return isStale
  }

  /** The request with what connecting has left of its total time. */
  #limited(request: PoolRequest, startMs: number): PoolRequest {
    const { totalTimeoutMs = null, readTimeoutMs } = request
    if (totalTimeoutMs === null) return request
    const leftMs = Math.max(0, totalTimeoutMs - (this.#clock.nowMs() - startMs))
    return { ...request, readTimeoutMs: Math.min(leftMs, readTimeoutMs ?? leftMs) }
  }

  /** Closes every idle connection; those in use are closed when they come back. */
  close(): void {
    this.#tell({ type: 'closed', nowMs: this.#clock.nowMs() })
  }

  /** Asks the policy for a connection; a promise where it says to wait. */
  #ask(
    key: PoolKey,
    { number: request, askedMs }: Asking,
    retake: boolean,
    signal: AbortSignal | undefined,
  ): Served | Promise<Served> {
    // a listener of the feed may ask, too, while the policy is told
    const outer = this.#asking
    const asking: Grant = { request, granted: undefined }
    this.#asking = asking
    const nowMs = retake ? this.#clock.nowMs() : askedMs
    this.#tell({ type: 'requested', request, key, retake, nowMs })
    this.#asking = outer
    const { granted } = asking
    if (granted === undefined) return this.#wait(request, signal)
    if (granted.type === 'refuse') throw refused(granted.reason)
    return granted
  }

  #wait(request: number, signal: AbortSignal | undefined): Promise<Served> {
    this.#waiting ??= new NumberTable()
    const waiting = this.#waiting
    return new Promise((resolve, reject) => {
      const abandon = () => {
        waiting.delete(request)
        this.#tell({ type: 'abandoned', request, nowMs: this.#clock.nowMs() })
        reject(signal?.reason)
      }
      waiting.set(request, (decision) => {
        waiting.delete(request)
        signal?.removeEventListener('abort', abandon)
        if (decision.type === 'refuse') reject(refused(decision.reason))
        else resolve(decision)
      })
      signal?.addEventListener('abort', abandon, { once: true })
    })
  }

  #grant(decision: Granted): void {
    const { request } = decision
    if (this.#asking?.request === request) this.#asking.granted = decision
    else this.#waiting?.get(request)?.(decision)
  }

  /**
   * An open connection for the decision; undefined if the one that it names has been closed. No
   * promise for one that is surely open.
   */
  #ready(
    granted: Served,
    request: PoolRequest,
    asking: Asking,
    nowMs: number,
    signal: AbortSignal | undefined,
  ): Connection | Promise<Connection | undefined> {
    const slot = this.#slot(granted.connection, request.key)
    slot.idle = false
    slot.request = request
    const { connection } = slot
    if (connection === undefined || (granted.type !== 'reuse' && granted.type !== 'share')) {
      return this.#opened(granted, slot, request, asking, signal)
    }
    const idleMs = nowMs - connection.idleSinceMs
    if (!isSurelyOpen(connection, idleMs)) {
      return this.#looked(granted.connection, connection, asking, idleMs)
    }
    if (this.#feed.heard) this.#feed.emit(reusedEvent(connection, asking, nowMs))
    return connection
  }

  /** The idle connection once more, if it is still open. */
  async #looked(
    number: number,
    connection: Connection,
    asking: Asking,
    idleMs: number,
  ): Promise<Connection | undefined> {
    if (await stillOpen(connection, idleMs)) {
      if (this.#feed.heard) this.#feed.emit(reusedEvent(connection, asking, this.#clock.nowMs()))
      return connection
    }
    this.#released(number, 'closed-by-server', this.#clock.nowMs())
    return undefined
  }

  async #opened(
    granted: Served,
    slot: Slot,
    request: PoolRequest,
    asking: Asking,
    signal: AbortSignal | undefined,
  ): Promise<Connection> {
    const number = granted.connection
    if (this.#feed.heard) {
      const taken = takenBeside(slot, this.#slots.values())
      this.#emit(openingEvent(granted, slot.key.origin, slot.connection?.id, asking, taken))
    }
    try {
      return await this.#open(number, slot, request, asking.number, signal)
    } catch (error) {
      this.#slots.delete(number)
      this.#tell({ type: 'connectFailed', connection: number, nowMs: this.#clock.nowMs() })
      throw error
    }
  }

  async #open(
    number: number,
    slot: Slot,
    { tls, via, headers, connectTimeoutMs }: PoolRequest,
    request: number,
    signal: AbortSignal | undefined,
  ): Promise<Connection> {
    const { origin } = slot.key
    // http.client connects with the first byte to send, so a header that is none comes before that
    if (origin.scheme === 'http') checkEncodable(headers)
    const { id, layers, ends } = await dial({
      origin,
      tls,
      via,
      connectTimeoutMs,
      request,
      signal,
      routes: this.#routes,
      clock: this.#clock,
      nextId: nextConnectionId,
      emit: (event) => this.#feed.emit(event),
    })
    const connection: Connection = new Connection(id, origin, layers, ends, (by) => {
      this.#socketClosed(number, connection, by)
    })
    slot.connection = connection
    this.#emit({ type: 'opened', origin, request, connection: id })
    return connection
  }

  /** Sends on an open connection; sees to it that the policy gets the connection back. */
  #exchange(
    { connection, number }: Used,
    request: PoolRequest,
    count: number,
    signal: AbortSignal | undefined,
  ): Promise<RawResponse> {
    const limits = { clock: this.#clock, readTimeoutMs: request.readTimeoutMs }
    const serving = new Serving(this.#server, request, count, connection, number)
    const exchange = connection.send(request, limits, serving)
    return signal === undefined ? exchange.response : interruptible(exchange, signal)
  }

  #release(number: number, connection: Connection, complete: boolean, nowMs: number): void {
    if (complete && connection.alive) return this.#released(number, 'reusable', nowMs)
    connection.close()
    this.#released(number, complete ? 'closed-by-server' : 'closed-by-client', nowMs)
  }

  #released(number: number, state: ReleaseState, nowMs: number): void {
    const connection = this.#slots.get(number)?.connection
    if (connection !== undefined) connection.idleSinceMs = nowMs
    this.#tell({ type: 'released', connection: number, state, nowMs })
  }

  #socketClosed(number: number, connection: Connection, by: ClosedBy): void {
    const { id, origin } = connection
    this.#emit({ type: 'closed', origin, request: 0, connection: id, by })
    const slot = this.#slots.get(number)
    if (slot?.connection !== connection || !slot.idle) return
    slot.idle = false
    this.#tell({ type: 'dropped', connection: number, nowMs: this.#clock.nowMs() })
  }

  /** Tells the policy, and carries out its decisions in their order. */
  #tell(event: PoolEvent): void {
    const { decisions, wakeAtMs } = this.#policy.decide(event)
    for (const decision of decisions) this.#carryOut(decision, event)
    if (wakeAtMs === undefined) return
    this.#cancelWake?.()
    const delayMs = wakeAtMs - this.#clock.nowMs()
    const tick = () => this.#tell({ type: 'tick', nowMs: this.#clock.nowMs() })
    this.#cancelWake = this.#clock.after(delayMs, tick, { background: true })
  }

  #carryOut(decision: PoolDecision, on: PoolEvent): void {
    switch (decision.type) {
      case 'wait':
        return
      case 'keep':
        return this.#keep(decision.connection, on.nowMs)
      case 'discard':
        return this.#discard(decision)
      case 'evict':
        return this.#evict(decision.connection, on.type === 'closed' ? 'session-closed' : 'evicted')
      default:
        this.#grant(decision)
    }
  }

  #keep(number: number, atMs: number): void {
    const slot = this.#slots.get(number)
    if (slot === undefined) return
    slot.request = undefined
    // urllib3 keeps the object of a connection whose socket is closed, too
    if (slot.connection?.alive !== true) return
    slot.idle = true
    if (!this.#feed.heard) return
    const { origin } = slot.key
    this.#feed.emit({ type: 'kept', atMs, origin, request: 0, connection: slot.connection.id })
  }

  #discard(decision: Extract<PoolDecision, { type: 'discard' }>): void {
    const slot = this.#slots.get(decision.connection)
    if (slot === undefined) return
    const { origin } = slot.key
    const { reason, poolSize } = decision
    const connection = slot.connection?.id
    this.#emit({ type: 'discarded', origin, request: 0, connection, reason, poolSize })
    this.#drop(decision.connection)
  }

  #evict(number: number, reason: 'session-closed' | 'evicted'): void {
    const connection = this.#slots.get(number)?.connection
    if (connection?.alive) {
      const { id, origin } = connection
      this.#emit({ type: 'evicted', origin, request: 0, connection: id, reason })
    }
    this.#drop(number)
  }

  #drop(number: number): void {
    const slot = this.#slots.get(number)
    if (slot === undefined) return
    slot.idle = false
    slot.connection?.close()
    this.#slots.delete(number)
  }

  #slot(number: number, key: PoolKey): Slot {
    const known = this.#slots.get(number)
    if (known !== undefined) return known
    const slot: Slot = { key, connection: undefined, request: undefined, idle: false }
    this.#slots.set(number, slot)
    return slot
  }

  #emit(event: Untimed<PoolReplEvent>): void {
    if (this.#feed.heard) this.#feed.emit({ ...event, atMs: this.#clock.nowMs() } as PoolReplEvent)
  }
}

function refused(reason: string): TransportError {
  return new TransportError('refused-by-pool', reason, { phase: 'queued' })
}
