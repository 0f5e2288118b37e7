import type { Clock } from '../clock/clock.ts'
import { TransportError } from '../errors.ts'
import type { PoolReplEvent } from '../events/event.ts'
import type { Feed } from '../events/feed.ts'
import { checkEncodable } from '../http/latin1.ts'
import type { RawResponse } from '../http/raw-response.ts'
import type { PoolDecision, PoolEvent, PoolKey, PoolPolicy, ReleaseState } from '../pool/policy.ts'
import { interruptSignal } from '../runtime/interrupt.ts'
import { runtimeName } from '../runtime/name.ts'
import { Connection, nextConnectionId, type WireRequest } from './connection.ts'
import { dial } from './dial.ts'
import { codeOf, staleCode } from './failures.ts'
import { type Asking, openingEvent, reusedEvent, type Untimed } from './pool-events.ts'
import { PoolIdentities } from './pool-identities.ts'
import type { Routes } from './routes.ts'
import type { TlsSettings } from './tls-settings.ts'
import type { Via } from './via.ts'

/** A request, and all that its way to a connection depends on. */
export interface PoolRequest extends WireRequest {
  readonly key: PoolKey
  readonly tls: TlsSettings
  /** The proxy to go through, the same for all requests of one key. */
  readonly via?: Via | undefined
  readonly connectTimeoutMs: number | null
  readonly readTimeoutMs: number | null
  /** How long it may take to connect and then to hear of the answer; null for any time. */
  readonly totalTimeoutMs?: number | null
  /** What events call it. @default the next number */
  readonly number?: number
}

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

/** A connection as the policy numbers it, while there is a use for its number. */
interface Slot {
  readonly key: PoolKey
  connection: Connection | undefined
  idle: boolean
}

/** Idle for longer than this, a connection may have been closed without our having been told. */
const trustedIdleMs = 2
/** Idle for longer than this, the event loop may have been blocked all the while. */
const blockedLoopMs = 20

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
  readonly #slots = new Map<number, Slot>()
  readonly #waiting = new Map<number, { readonly key: PoolKey; grant(decision: Granted): void }>()
  #cancelWake: (() => void) | undefined

  constructor({ policy, clock, feed, routes, owner = 0 }: ExecutorOptions) {
    this.#policy = policy
    this.#clock = clock
    this.#feed = feed
    this.#routes = routes
    this.#pools = new PoolIdentities(owner)
  }

  /**
   * Sends a request on the connection that the policy chooses; settles with the answer's head.
   *
   * @throws TransportError, or the reason of the interrupt
   */
  async send(request: PoolRequest): Promise<RawResponse> {
    const number = request.number ?? nextRequestNumber()
    const signal = interruptSignal()
    signal?.throwIfAborted()
    const pool = this.#pools.of(request)
    const asking = { number, pool, askedMs: this.#clock.nowMs() }
    try {
      return await this.#serve(request, asking, signal)
    } catch (error) {
      this.#emit({ type: 'failed', origin: request.key.origin, request: number, error })
      throw error
    }
  }

  async #serve(
    request: PoolRequest,
    asking: Asking,
    signal: AbortSignal | undefined,
  ): Promise<RawResponse> {
    for (let retake = false; ; retake = true) {
      const granted = await this.#ask(request.key, asking.number, retake, signal)
      const startMs = this.#clock.nowMs()
      const connection = await this.#ready(granted, request, asking, signal)
      if (connection === undefined) continue
      try {
        const limited = this.#limited(request, startMs)
        return await this.#exchange(connection, granted.connection, limited, asking.number, signal)
      } catch (error) {
        if (codeOf(error) !== staleCode) throw error
      }
    }
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

  /** Asks the policy for a connection, and waits for as long as it says. */
  #ask(
    key: PoolKey,
    request: number,
    retake: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Exclude<Granted, { type: 'refuse' }>> {
    return new Promise((resolve, reject) => {
      const abandon = () => {
        this.#waiting.delete(request)
        this.#tell({ type: 'abandoned', request, nowMs: this.#clock.nowMs() })
        reject(signal?.reason)
      }
      const grant = (decision: Granted) => {
        this.#waiting.delete(request)
        signal?.removeEventListener('abort', abandon)
        if (decision.type === 'refuse') reject(refused(decision.reason))
        else resolve(decision)
      }
      this.#waiting.set(request, { key, grant })
      this.#tell({ type: 'requested', request, key, retake, nowMs: this.#clock.nowMs() })
      if (this.#waiting.has(request)) signal?.addEventListener('abort', abandon, { once: true })
    })
  }

  /** An open connection for the decision; undefined if the one that it names has been closed. */
  async #ready(
    granted: Exclude<Granted, { type: 'refuse' }>,
    request: PoolRequest,
    asking: Asking,
    signal: AbortSignal | undefined,
  ): Promise<Connection | undefined> {
    const number = granted.connection
    const slot = this.#slot(number, request.key)
    slot.idle = false
    const { connection } = slot
    if (connection !== undefined && (granted.type === 'reuse' || granted.type === 'share')) {
      if (await this.#stillOpen(connection)) {
        this.#emit(reusedEvent(connection, asking, this.#clock.nowMs()))
        return connection
      }
      this.#released(number, 'closed-by-server')
      return undefined
    }
    this.#emit(openingEvent(granted, slot.key.origin, connection?.id, asking))
    try {
      return await this.#open(number, slot, request, asking.number, signal)
    } catch (error) {
      this.#slots.delete(number)
      this.#tell({ type: 'connectFailed', connection: number, nowMs: this.#clock.nowMs() })
      throw error
    }
  }

  /**
   * Whether the peer has left an idle connection open. After some idle time the event loop is let
   * turn, so that a close that has come in but was not told yet is heard of: one turn is enough on
   * Node, but after the loop was blocked Deno and Bun need several.
   */
  async #stillOpen(connection: Connection): Promise<boolean> {
    const idleMs = this.#clock.nowMs() - connection.idleSinceMs
    if (idleMs > trustedIdleMs) {
      const turns = idleMs > blockedLoopMs && runtimeName !== 'node' ? 4 : 1
      for (let turn = 0; turn < turns && connection.alive; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
    }
    return connection.alive
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
    const { id, layers } = await dial({
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
    const connection: Connection = new Connection(id, origin, layers, (by) => {
      this.#socketClosed(number, connection, by)
    })
    slot.connection = connection
    const { local, remote } = connection.ends
    this.#emit({ type: 'opened', origin, request, connection: id, local, remote })
    return connection
  }

  /** Sends on an open connection; sees to it that the policy gets the connection back. */
  async #exchange(
    connection: Connection,
    number: number,
    request: PoolRequest,
    count: number,
    signal: AbortSignal | undefined,
  ): Promise<RawResponse> {
    const { origin } = request.key
    const { method, target, readTimeoutMs } = request
    const about = { origin, request: count, connection: connection.id }
    const limits = { clock: this.#clock, readTimeoutMs }
    const exchange = connection.send(request, limits, {
      started: () => {
        const { simulatedRttMs } = connection
        this.#emit({ type: 'sent', ...about, method, target, simulatedRttMs })
      },
      uploaded: () => this.#emit({ type: 'uploaded', ...about }),
      headReceived: (head) => this.#emit({ type: 'head', ...about, method, target, ...head }),
      ended: (how, bytes) => {
        this.#emit({ type: 'end', ...about, how, bytes })
        this.#release(number, connection, how === 'complete')
      },
    })
    const abort = () => exchange.abort(reasonOf(signal))
    // it may have aborted while the connection was looked at
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      return await exchange.response
    } catch (error) {
      connection.close()
      const state = codeOf(error) === staleCode ? 'closed-by-server' : 'broken'
      this.#released(number, state)
      throw error
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  #release(number: number, connection: Connection, complete: boolean): void {
    if (complete && connection.alive) return this.#released(number, 'reusable')
    connection.close()
    this.#released(number, complete ? 'closed-by-server' : 'closed-by-client')
  }

  #released(number: number, state: ReleaseState): void {
    const nowMs = this.#clock.nowMs()
    const connection = this.#slots.get(number)?.connection
    if (connection !== undefined) connection.idleSinceMs = nowMs
    this.#tell({ type: 'released', connection: number, state, nowMs })
  }

  #socketClosed(number: number, connection: Connection, by: 'client' | 'server'): void {
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
    for (const decision of decisions) this.#carryOut(decision, event.type)
    if (wakeAtMs === undefined) return
    this.#cancelWake?.()
    const delayMs = wakeAtMs - this.#clock.nowMs()
    const tick = () => this.#tell({ type: 'tick', nowMs: this.#clock.nowMs() })
    this.#cancelWake = this.#clock.after(delayMs, tick, { background: true })
  }

  #carryOut(decision: PoolDecision, on: PoolEvent['type']): void {
    switch (decision.type) {
      case 'wait':
        return
      case 'keep':
        return this.#keep(decision.connection)
      case 'discard':
        return this.#discard(decision)
      case 'evict':
        return this.#evict(decision.connection, on === 'closed' ? 'session-closed' : 'evicted')
      default:
        this.#waiting.get(decision.request)?.grant(decision)
    }
  }

  #keep(number: number): void {
    const slot = this.#slots.get(number)
    // urllib3 keeps the object of a connection whose socket is closed, too
    if (slot?.connection?.alive !== true) return
    slot.idle = true
    const { origin } = slot.key
    this.#emit({ type: 'kept', origin, request: 0, connection: slot.connection.id })
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
    const slot: Slot = { key, connection: undefined, idle: false }
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

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new Error('interrupted')
}
