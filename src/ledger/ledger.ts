import type {
  Closed,
  Connect,
  ConnectionId,
  End,
  Established,
  Failed,
  Head,
  Opened,
  Opening,
  PoolIdentity,
  PoolReplEvent,
  Resetting,
  Reused,
  Sent,
} from '../events/event.ts'
import type { Feed } from '../events/feed.ts'
import type { DiscardReason } from '../events/reasons.ts'
import { NumberTable } from '../http/number-table.ts'
import { ConnectionRecord } from './connection-record.ts'
import { failureText } from './failure-text.ts'
import { whyOpened } from './opening-reason.ts'
import { OriginBook } from './origin-book.ts'
import { openingCost } from './phases.ts'
import { PoolMemory } from './pool-memory.ts'
import { RequestBook } from './request-book.ts'
import { never, RequestRecord } from './request-record.ts'
import { Ring } from './ring.ts'
import { noSpending, type Spending } from './spending.ts'
import type { Totals } from './totals.ts'

type Sums = { -readonly [name in keyof Spending]: Spending[name] }

/** How many requests, and how many closed connections, are remembered. */
export const requestLimit = 10_000
export const closedLimit = 1000

/**
 * Folds the events of a feed into connections, requests and what they have cost.
 *
 * Everything that has a socket is in it; of what is over, the last 10,000 requests and the last
 * 1,000 connections. A response keeps the record of its request for itself.
 */
export class Ledger {
  readonly #sums: Sums = { ...noSpending }
  readonly #live = new Map<string, ConnectionRecord>()
  readonly #closed = new Ring<ConnectionRecord>(closedLimit)
  readonly #running = new NumberTable<RequestRecord>()
  /** Requests whose socket is gone, and whose answer may still be read, or never. */
  readonly #cut = new Map<number, RequestRecord>()
  readonly #done = new RequestBook(requestLimit)
  readonly #origins = new OriginBook()
  readonly #pools = new WeakMap<PoolIdentity, PoolMemory>()
  /** The requests for which a connection is being opened now, and since when there are any. */
  readonly #openings = new Set<number>()
  #openingSinceMs = 0
  #nowMs = 0

  /** Records what a feed tells from now on; the function returned ends that. */
  listen(feed: Feed): () => void {
    return feed.listen((event) => this.record(event))
  }

  /** What has been recorded so far, added up. */
  totals(): Totals {
    const { failedMs: _f, openingMs: _o, reused: _r, savedMs: _s, ...totals } = this.spending()
    return totals
  }

  /** The same, with what failures have cost and what reuse has saved. */
  spending(): Spending {
    const sums = { ...this.#sums }
    for (const { traffic } of this.#live.values()) {
      sums.bytesSent += traffic.sent
      sums.bytesReceived += traffic.received
    }
    return sums
  }

  /** The connections that have a socket, in the order in which they were opened. */
  connections(): readonly ConnectionRecord[] {
    return [...this.#live.values()]
  }

  /** The last connections that have lost theirs, in the order in which they did: 1,000 at most. */
  closedConnections(): readonly ConnectionRecord[] {
    return this.#closed.values()
  }

  /** The requests that run, and the last 10,000 of those that are over, in order of number. */
  requests(): readonly RequestRecord[] {
    const all = [...this.#done.values(), ...this.#cut.values(), ...this.#running.values()]
    return all.sort((a, b) => a.number - b.number)
  }

  /** The request of a number, if it is still running or among the last. */
  request(number: number): RequestRecord | undefined {
    return this.#unfinished(number) ?? this.#done.find(number)
  }

  /**
   * Forgets what is over, so that what comes is explained by itself alone. The sums stay, and so
   * does what still has a socket.
   */
  forget(): void {
    this.#closed.clear()
    this.#done.clear()
    this.#origins.clear()
  }

  /** The time of the last event, on the clock of the events. */
  get nowMs(): number {
    return this.#nowMs
  }

  /** Takes in one event. */
  record(event: PoolReplEvent): void {
    this.#nowMs = event.atMs
    switch (event.type) {
      case 'reused':
        return this.#reused(event)
      case 'sent':
        return this.#sent(event)
      case 'head':
        return this.#head(event)
      case 'end':
        return this.#ended(event)
      case 'kept':
        return this.#live.get(event.connection)?.enter('idle', event.atMs)
      default:
        this.#rare(event)
    }
  }

  /** What does not happen with every request. */
  #rare(
    event: Exclude<PoolReplEvent, { type: 'reused' | 'sent' | 'head' | 'end' | 'kept' }>,
  ): void {
    switch (event.type) {
      case 'opening':
      case 'resetting':
        return this.#opening(event)
      case 'dns':
        return this.#lookedUp(event.request)
      case 'connect':
        return this.#connect(event)
      case 'established':
        return this.#established(event)
      case 'tls':
        return this.#tls(event.request, event.startMs, event.error)
      case 'opened':
        return this.#opened(event)
      case 'uploaded':
        return this.#uploaded(event.request, event.atMs)
      case 'failed':
        return this.#failed(event)
      case 'discarded':
        return this.#left(event.connection, event.reason, event.poolSize)
      case 'evicted':
        return this.#left(event.connection, event.reason, 0)
      case 'closed':
        return this.#close(event)
      default:
    }
  }

  #reused({ request, connection, nth, idleMs, askedMs, atMs }: Reused): void {
    const record = new RequestRecord(request, askedMs, atMs)
    record.nth = nth
    record.idleMs = idleMs
    record.readyMs = atMs
    this.#running.set(request, record)
    this.#sums.reused += 1
    const taken = this.#live.get(connection)
    if (taken === undefined) return
    record.connection = taken
    taken.serve(record, atMs)
    this.#sums.savedMs += taken.openingMs
  }

  #sent({ request, atMs, method, target, simulatedRttMs }: Sent): void {
    this.#sums.requests += 1
    if (simulatedRttMs > 0) this.#sums.simulated += 1
    const record = this.#running.get(request)
    if (record === undefined) return
    record.sentMs = atMs
    record.method = method
    record.target = target
    record.simulatedRttMs = simulatedRttMs
  }

  #uploaded(request: number, atMs: number): void {
    const record = this.#running.get(request)
    if (record?.headMs === never) record.sentMs = atMs
  }

  #head({ request, atMs, status, httpVersion, close, body }: Head): void {
    const record = this.#running.get(request)
    if (record === undefined) return
    record.headMs = atMs
    if (record.sentMs === never) record.sentMs = atMs
    record.status = status
    record.httpVersion = httpVersion
    record.body = body
    this.#sums.elapsedMs += atMs - record.askedMs
    if (record.connection !== undefined) record.connection.announced = close
  }

  #ended({ request, atMs, how }: End): void {
    const record = this.#unfinished(request)
    if (record === undefined) return
    record.endMs = atMs
    this.#finish(record, atMs)
    if (record.connection !== undefined) record.connection.lastEnd = how
  }

  #unfinished(request: number): RequestRecord | undefined {
    return this.#running.get(request) ?? this.#cut.get(request)
  }

  /** A request is over; its connection is free, or about to be closed. */
  #finish(record: RequestRecord, nowMs: number): void {
    if (!this.#running.delete(record.number)) this.#cut.delete(record.number)
    record.body = undefined
    this.#done.add(record)
    const { connection } = record
    if (connection?.current === record) connection.release(nowMs)
  }

  #opening(event: Opening | Resetting): void {
    const { request, pool, askedMs, atMs } = event
    const previous = event.type === 'resetting' ? this.#connection(event.previous) : undefined
    const record = new RequestRecord(request, askedMs, atMs, pool)
    record.connectStartMs = atMs
    record.why = whyOpened(event, {
      previous,
      live: this.connections().filter((one) => one.pool === pool),
      others: this.#origins.of(event.origin),
      memory: this.#pools.get(pool),
    })
    this.#forgetAttempt(request)
    this.#running.set(request, record)
    if (this.#openings.size === 0) this.#openingSinceMs = atMs
    this.#openings.add(request)
  }

  /** A connection that turned out closed before anything was sent has not served the request. */
  #forgetAttempt(request: number): void {
    const connection = this.#unfinished(request)?.connection
    if (connection !== undefined) connection.served -= 1
    this.#cut.delete(request)
  }

  #connection(id: ConnectionId | undefined): ConnectionRecord | undefined {
    if (id === undefined) return undefined
    return this.#live.get(id) ?? this.#closed.findLast((one) => one.id === id)
  }

  /** An address needs no look-up: until one is heard of, all is counted as connecting. */
  #lookedUp(request: number): void {
    const record = this.#running.get(request)
    if (record !== undefined) record.connectStartMs = never
  }

  #connect({ request, startMs }: Connect): void {
    const record = this.#running.get(request)
    if (record === undefined) return
    const isFirst = record.connectStartMs === never || startMs < record.connectStartMs
    if (isFirst) record.connectStartMs = startMs
  }

  #established(event: Established): void {
    this.#sums.connections += 1
    this.#sums.handshakes += 1
    const record = this.#running.get(event.request)
    const { pool, why } = record ?? {}
    if (record === undefined || pool === undefined || why === undefined) return
    record.connection = new ConnectionRecord(event, pool, why)
    this.#live.set(event.connection, record.connection)
  }

  #tls(request: number, startMs: number, error: unknown): void {
    if (error === undefined) this.#sums.handshakes += 1
    const record = this.#running.get(request)
    if (record !== undefined) record.tlsStartMs = startMs
  }

  #opened({ request, origin, atMs }: Opened): void {
    const record = this.#running.get(request)
    const connection = record?.connection
    if (record === undefined || connection === undefined) return
    this.#pay(record, atMs)
    connection.openingMs = atMs - record.grantedMs
    record.readyMs = atMs
    connection.serve(record, atMs)
    this.#origins.add(origin, connection.pool, connection.id)
    this.#memoryOf(connection.pool).connectFailure = null
  }

  /** Adds what the opening of a connection has cost up to now: it is over. */
  #pay(record: RequestRecord, nowMs: number): void {
    if (this.#openings.delete(record.number) && this.#openings.size === 0) {
      this.#sums.openingMs += nowMs - this.#openingSinceMs
    }
    const { dnsMs, connectMs, tlsMs } = openingCost(record, nowMs)
    this.#sums.dnsMs += dnsMs
    this.#sums.connectMs += connectMs
    this.#sums.tlsMs += tlsMs
  }

  #failed({ request, error, atMs }: Failed): void {
    const record = this.#unfinished(request)
    if (record === undefined) return
    const { connection, pool } = record
    const words = failureText(error)
    if (connection !== undefined) connection.failure = words
    if (record.headMs === never) this.#sums.failedMs += atMs - record.askedMs
    if (pool !== undefined && record.readyMs === never) {
      this.#pay(record, atMs)
      this.#memoryOf(pool).connectFailure = words
    }
    this.#finish(record, atMs)
  }

  #left(id: ConnectionId | undefined, reason: DiscardReason, poolSize: number): void {
    const connection = this.#connection(id)
    if (connection === undefined) return
    this.#memoryOf(connection.pool).left(reason, connection)
    if (reason === 'broken' || reason === 'connect-failed') connection.failure ??= 'an error'
    else if (connection.state !== 'closed') {
      connection.dropped = reason
      connection.poolSize = poolSize
    }
  }

  #close({ connection: id, atMs, by }: Closed): void {
    const connection = this.#live.get(id)
    if (connection === undefined) return
    this.#live.delete(id)
    if (connection.current !== undefined) this.#cutOff(connection.current.number)
    connection.unasked = by === 'engine'
    connection.close(atMs)
    this.#sums.bytesSent += connection.traffic.sent
    this.#sums.bytesReceived += connection.traffic.received
    this.#closed.add(connection)
  }

  #cutOff(request: number): void {
    const record = this.#running.get(request)
    if (record === undefined) return
    this.#running.delete(request)
    this.#cut.set(request, record)
    if (this.#cut.size <= closedLimit) return
    const [oldest] = this.#cut.values()
    if (oldest !== undefined) this.#finish(oldest, this.#nowMs)
  }

  #memoryOf(pool: PoolIdentity): PoolMemory {
    const known = this.#pools.get(pool)
    if (known !== undefined) return known
    const memory = new PoolMemory()
    this.#pools.set(pool, memory)
    return memory
  }
}
