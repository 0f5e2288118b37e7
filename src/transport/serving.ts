import type { ConnectionId, PoolReplEvent } from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import type { BodyEnd } from './body.ts'
import type { Connection } from './connection.ts'
import type { AnswerHead, ExchangeListener } from './exchange.ts'
import type { Untimed } from './pool-events.ts'
import type { PoolRequest } from './pool-request.ts'

/** Tells the feed how a request is being served, and its executor when that is over. */
export class Serving implements ExchangeListener {
  readonly #request: PoolRequest
  readonly #number: number
  readonly #connection: Connection
  readonly #emit: (event: Untimed<PoolReplEvent>) => void
  readonly #over: (complete: boolean) => void

  constructor(
    request: PoolRequest,
    number: number,
    connection: Connection,
    emit: (event: Untimed<PoolReplEvent>) => void,
    over: (complete: boolean) => void,
  ) {
    this.#request = request
    this.#number = number
    this.#connection = connection
    this.#emit = emit
    this.#over = over
  }

  started(): void {
    const { method, target } = this.#request
    const { simulatedRttMs } = this.#connection
    this.#emit({ type: 'sent', ...this.#about(), method, target, simulatedRttMs })
  }

  uploaded(): void {
    this.#emit({ type: 'uploaded', ...this.#about() })
  }

  headReceived(head: AnswerHead): void {
    const { method, target } = this.#request
    this.#emit({ type: 'head', ...this.#about(), method, target, ...head })
  }

  ended(how: BodyEnd, bytes: number): void {
    this.#emit({ type: 'end', ...this.#about(), how, bytes })
    this.#over(how === 'complete')
  }

  #about(): { origin: Origin; request: number; connection: ConnectionId } {
    const { origin } = this.#request.key
    return { origin, request: this.#number, connection: this.#connection.id }
  }
}
