import type { Dispatcher } from 'undici/index.js'
import type { Clock } from '../clock/clock.ts'
import { systemClock } from '../clock/system-clock.ts'
import { type Phase, TransportError } from '../errors.ts'
import type { ConnectionId, Head } from '../events/event.ts'
import { HeaderLines } from '../http/header-lines.ts'
import type { RawResponse } from '../http/raw-response.ts'
import { isChunked } from '../http/transfer-encoding.ts'
import { type BodyEnd, type BodyOwner, IncomingBody } from './body.ts'
import { closeReason } from './close-reason.ts'
import { asTransportError, codeOf, headTooLong, StaleConnection, staleCode } from './failures.ts'
import { unmasked } from './head-filter.ts'
import { SilenceTimer } from './silence-timer.ts'
import type { StatusLineReader } from './status-line.ts'
import { heardPeer } from './still-open.ts'

/** What an exchange needs of the connection that it runs on. */
export interface Line {
  readonly id: ConnectionId
  readonly statusLine: StatusLineReader
  /** What the socket failed with. */
  readonly socketError: Error | undefined
  /** How many requests it has begun to serve. */
  readonly served: number
  close(): void
  /** The request has been handed to the socket. */
  sent(): void
  /** The exchange is over, and the connection free or closed. */
  over(): void
}

/** What an exchange is bound by. */
export interface ExchangeLimits {
  readonly clock: Clock
  readonly readTimeoutMs: number | null
  /** Whether the body comes in pieces: how long those take is not the server's time. */
  readonly uploading: boolean
  /** Whether the request says `Connection: close`. */
  readonly askedToClose?: boolean
}

/** What the feed tells of the head of an answer; `length` as {@link announcedLength} says. */
export type AnswerHead = Pick<
  Head,
  'status' | 'length' | 'httpVersion' | 'close' | 'headers' | 'body'
>

/** What an exchange tells whoever started it. */
export interface ExchangeListener {
  /** The head has been handed to the socket. */
  started(): void
  /** A body that came in pieces has been handed to the socket, too. */
  uploaded?(): void
  /** The head of the answer is here. */
  headReceived(head: AnswerHead): void
  /** The body is over, and the connection with it free or closed. */
  ended(how: BodyEnd, bytes: number): void
}

/**
 * One request and its answer on one connection: the handler that the engine calls.
 *
 * It settles with the answer's head; the body goes on behind it.
 *
 * It has the face that the engine itself uses (`onConnect`, `onHeaders`, …). The one that undici
 * shows first makes a controller a request, and an object of the headers that nobody here looks at.
 */
export class Exchange implements Dispatcher.DispatchHandler, BodyOwner {
  readonly #connection: Line
  readonly #method: string
  readonly #listener: ExchangeListener
  readonly #timer: SilenceTimer
  readonly #readTimeoutMs: number | null
  readonly #askedToClose: boolean
  #uploading: boolean
  #abortEngine: ((reason?: Error) => void) | undefined
  #resumeEngine: (() => void) | undefined
  #paused = false
  #abortReason: Error | undefined
  #body: IncomingBody | undefined
  #phase: Phase = 'send'
  #resolve: ((response: RawResponse) => void) | undefined
  #reject: ((error: unknown) => void) | undefined
  /** The answer, once its head is here. */
  readonly response: Promise<RawResponse>

  constructor(
    connection: Line,
    method: string,
    limits: ExchangeLimits,
    listener: ExchangeListener,
  ) {
    this.#uploading = limits.uploading
    this.#askedToClose = limits.askedToClose ?? false
    this.#connection = connection
    this.#method = method
    this.#listener = listener
    this.#readTimeoutMs = limits.readTimeoutMs
    const { clock, readTimeoutMs } = limits
    this.#timer =
      readTimeoutMs === null
        ? patient
        : new SilenceTimer(clock, readTimeoutMs, () => this.#timedOut())
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** Whether the answer has come in to its end, be it read or not. */
  get isAnswered(): boolean {
    return this.#body?.isWhole === true
  }

  /** Bytes have arrived. */
  heard(): void {
    this.#timer.heard()
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#resumeEngine?.()
  }

  abort(reason: Error): void {
    if (this.#abortEngine === undefined) this.#abortReason = reason
    else this.#abortEngine(reason)
    this.#connection.close()
    this.#timer.stop()
    this.#reject?.(reason)
  }

  ended(how: BodyEnd, bytes: number): void {
    this.#timer.stop()
    this.#connection.over()
    this.#listener.ended(how, bytes)
  }

  onConnect(abort: (reason?: Error) => void): void {
    this.#abortEngine = abort
    if (this.#abortReason !== undefined) return abort(this.#abortReason)
    if (!this.#uploading) this.#await()
    this.#listener.started()
  }

  onRequestSent(): void {
    this.#connection.sent()
  }

  /** The body, which came in pieces, has been handed to the socket: now the server has to answer. */
  uploaded(): void {
    this.#uploading = false
    this.#listener.uploaded?.()
    if (this.#abortEngine !== undefined && this.#body === undefined) this.#await()
  }

  /** @returns whether more may come */
  onHeaders(status: number, lines: Buffer[], resume: () => void, statusText: string): boolean {
    const { statusLine } = this.#connection
    if (status < 200) {
      statusLine.expect(this.#method === 'HEAD')
      return true
    }
    this.#resumeEngine = resume
    const tooLong = headTooLong(lines)
    if (tooLong === undefined) {
      this.#headReceived(statusLine.status(status), headerLines(status, lines), statusText)
    } else this.#refuse(tooLong)
    return !this.#paused
  }

  #headReceived(status: number, headers: HeaderLines, statusText: string): void {
    const { statusLine } = this.#connection
    this.#timer.stop()
    this.#phase = 'receive'
    const chunks = statusLine.headEnded(isChunked(headers))
    const length = announcedLength(this.#method, status, headers)
    const body = new IncomingBody(this, this.#timer, length, chunks)
    this.#body = body
    const httpVersion = statusLine.isHttp10 ? '1.0' : '1.1'
    const close = closeReason(this.#askedToClose, httpVersion, length, headers)
    heardPeer()
    this.#listener.headReceived({ status, length, httpVersion, close, headers, body })
    const reason = statusLine.reason(statusText)
    this.#resolve?.({ status, reason, headers, body, connection: this.#connection.id })
  }

  /** @returns whether more may come */
  onData(piece: Buffer): boolean {
    this.#body?.push(piece)
    return !this.#paused
  }

  onComplete(): void {
    this.#body?.complete()
  }

  onError(error: Error): void {
    this.#timer.stop()
    const failure = this.#worded(error)
    if (this.#body === undefined) this.#reject?.(failure)
    else this.#body.fail(failure)
  }

  #refuse(cause: Error): void {
    const { id } = this.#connection
    this.abort(
      new TransportError('not-http', cause.message, { phase: this.#phase, connection: id, cause }),
    )
  }

  #worded(told: Error): unknown {
    const { id, served, socketError, statusLine } = this.#connection
    const isLost = codeOf(told) === 'UND_ERR_SOCKET' || codeOf(told) === staleCode
    const error = isLost ? (socketError ?? told) : told
    const failure = asTransportError(error, this.#phase, id)
    const unsent = this.#abortEngine === undefined && this.#abortReason === undefined
    // one that is lost at once has not been idle, and to try again would come to the same
    const hasFailed = isLost || failure instanceof TransportError
    if (unsent && hasFailed && served > 1) return new StaleConnection()
    const spokeFirst = unsent && hasFailed && statusLine.firstLine !== ''
    if (spokeFirst || codeOf(failure) === staleCode) return this.#lostAtOnce(error)
    if (!(failure instanceof TransportError)) return failure
    const { failure: kind, message, phase, connection } = failure
    const cause = (phase === 'receive' && statusLine.brokenChunk(error)) || failure.cause
    const text = kind === 'not-http' ? statusLine.firstLine : message
    return new TransportError(kind, text, { phase, connection, cause })
  }

  /** What spoke before anything was sent to it is answered for by what it said. */
  #lostAtOnce(cause: Error): TransportError {
    const { id, statusLine } = this.#connection
    const said = statusLine.firstLine
    const about = { connection: id, cause }
    if (said !== '') return new TransportError('not-http', said, { phase: 'wait', ...about })
    const message = 'the connection was closed before anything was sent'
    return new TransportError('disconnected', message, { phase: this.#phase, ...about })
  }

  #await(): void {
    this.#phase = 'wait'
    this.#timer.start()
  }

  #timedOut(): void {
    const { id } = this.#connection
    const phase = this.#phase
    const message = `nothing came from the server for ${this.#readTimeoutMs} ms`
    const error = new TransportError('read-timeout', message, { phase, connection: id })
    this.#body?.fail(error)
    this.abort(error)
  }
}

/** For those who wait for ever. */
const patient = new SilenceTimer(systemClock, null, () => {})

function headerLines(status: number, lines: readonly Buffer[]): HeaderLines {
  const headers = new HeaderLines(lines)
  if (status !== 204 && status !== 304) return headers
  return HeaderLines.of(headers.pairs.map(([name, value]) => [unmasked(name), value]))
}

/**
 * How many bytes of body the head announces: 0 where an answer has none, null where its end is
 * found otherwise. Mirrors http.client's `HTTPResponse.length`, which urllib3 logs.
 */
export function announcedLength(
  method: string,
  status: number,
  headers: HeaderLines,
): number | null {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return 0
  if (headers.values('transfer-encoding').length > 0) return null
  const length = headers.values('content-length').at(-1)
  return length === undefined ? null : wholeNumber(length)
}

function wholeNumber(text: string): number | null {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : null
}
