import type { Clock } from '../clock/clock.ts'
import type { Feed } from '../events/feed.ts'
import type { BodyEnd } from './body.ts'
import type { Connection } from './connection.ts'
import type { AnswerHead, ExchangeListener } from './exchange.ts'
import type { PoolRequest } from './pool-request.ts'

/** Who has requests served: where events go, and who is told that a connection is free. */
export interface Server {
  readonly clock: Clock
  readonly feed: Feed
  /** The exchange on the connection of that number is over. */
  over(number: number, connection: Connection, complete: boolean, nowMs: number): void
}

/**
 * Tells the feed how a request is being served, and its server when that is over.
 *
 * An event is written out as one literal each time, as all on the way of a warm request are: to
 * spread one into another costs as much as what the rest of the way does with it.
 */
export class Serving implements ExchangeListener {
  readonly #server: Server
  readonly #request: PoolRequest
  readonly #count: number
  readonly #connection: Connection
  readonly #number: number

  /**
   * @param count what events call the request
   * @param number what the policy calls the connection
   */
  constructor(
    server: Server,
    request: PoolRequest,
    count: number,
    connection: Connection,
    number: number,
  ) {
    this.#server = server
    this.#request = request
    this.#count = count
    this.#connection = connection
    this.#number = number
  }

  started(): void {
    const { feed, clock } = this.#server
    if (!feed.heard) return
    const { method, target, key } = this.#request
    feed.emit({
      type: 'sent',
      atMs: clock.nowMs(),
      origin: key.origin,
      request: this.#count,
      connection: this.#connection.id,
      method,
      target,
      simulatedRttMs: this.#connection.simulatedRttMs,
    })
  }

  uploaded(): void {
    const { feed, clock } = this.#server
    if (!feed.heard) return
    const { origin } = this.#request.key
    const about = { origin, request: this.#count, connection: this.#connection.id }
    feed.emit({ type: 'uploaded', atMs: clock.nowMs(), ...about })
  }

  headReceived({ status, length, httpVersion, close, headers, body }: AnswerHead): void {
    const { feed, clock } = this.#server
    if (!feed.heard) return
    const { method, target, key } = this.#request
    feed.emit({
      type: 'head',
      atMs: clock.nowMs(),
      origin: key.origin,
      request: this.#count,
      connection: this.#connection.id,
      method,
      target,
      status,
      length,
      httpVersion,
      close,
      headers,
      body,
    })
  }

  ended(how: BodyEnd, bytes: number): void {
    const { feed, clock } = this.#server
    const atMs = clock.nowMs()
    if (feed.heard) {
      feed.emit({
        type: 'end',
        atMs,
        origin: this.#request.key.origin,
        request: this.#count,
        connection: this.#connection.id,
        how,
        bytes,
      })
    }
    this.#server.over(this.#number, this.#connection, how === 'complete', atMs)
  }
}
