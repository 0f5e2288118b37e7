import type { Socket } from 'node:net'
import { type buildConnector, Client, errors } from 'undici/index.js'
import type { Clock } from '../clock/clock.ts'
import { simulatedLines } from '../distance/simulated-lines.ts'
import type { ClosedBy, ConnectionId } from '../events/event.ts'
import { checkEncodable } from '../http/latin1.ts'
import { Memo } from '../http/memo.ts'
import { defaultPorts, type Origin } from '../http/origin.ts'
import { Exchange, type ExchangeListener } from './exchange.ts'
import { isAboutBytes, StaleConnection } from './failures.ts'
import { RequestHeadWriter, requestHead } from './request-head.ts'
import type { SocketEnds } from './socket-ends.ts'
import { StatusLineReader } from './status-line.ts'
import { failureOf } from './tls.ts'

/** A request as it goes on the wire. */
export interface WireRequest {
  readonly method: string
  /** What stands in the request line: a path with its query, or a whole URL to a forward proxy. */
  readonly target: string
  /** Names and values in turn. */
  readonly headers: readonly string[]
  readonly body: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array> | null
}

/** A TCP socket, and on top of it, where there is TLS, the sockets of that; the last is for HTTP. */
export type Layers = readonly [tcp: Socket, ...tls: Socket[]]

/** The engine must never close an idle connection by itself, nor heed a hint of the server to. */
const hourMs = 3_600_000
const engineOptions = {
  pipelining: 1,
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: hourMs,
  keepAliveMaxTimeout: hourMs,
  keepAliveTimeoutThreshold: -hourMs,
  // each line of a head has a limit of its own
  maxHeaderSize: 8 * 1024 * 1024,
} as const

/**
 * What the engine tells a request whose connection is closed here. It is not made anew each time, so
 * its stack says nothing of who closed it.
 */
const closedHere = new errors.ClientDestroyedError()

let opened = 0

/** The id for the next socket: c1, c2, … per process. */
export function nextConnectionId(): ConnectionId {
  opened += 1
  return `c${opened}`
}

/** The number in the id of the socket opened last; 0 before the first. */
export function lastConnectionNumber(): number {
  return opened
}

/**
 * One socket, with one engine on it that serves one request at a time.
 *
 * The engine is handed the socket that is there; when it asks for a second one it is refused, so
 * nothing reconnects behind the pool's back.
 */
export class Connection {
  readonly id: ConnectionId
  readonly origin: Origin
  readonly statusLine: StatusLineReader
  /** How many requests it has begun to serve. */
  served = 0
  /** Since when it has been idle, on the clock of its executor. */
  idleSinceMs = 0
  readonly #socket: Socket
  readonly #layers: Layers
  readonly #ends: SocketEnds
  readonly #client: Client
  readonly #heads: RequestHeadWriter
  #closed: ((by: ClosedBy) => void) | undefined
  /** What the socket failed with first; the engine may tell of its end alone. */
  socketError: Error | undefined
  #exchange: Exchange | undefined
  #closedHere = false
  /** Whether bytes came that no request had asked for. */
  #strayBytes = false

  /** @param closed called once, when the socket closes or {@link Connection.close} is called */
  constructor(
    id: ConnectionId,
    origin: Origin,
    layers: Layers,
    ends: SocketEnds,
    closed: (by: ClosedBy) => void,
  ) {
    this.id = id
    this.origin = origin
    const socket = layers.at(-1) ?? layers[0]
    this.#socket = socket
    this.#layers = layers
    this.#ends = ends
    this.statusLine = new StatusLineReader(socket, () => this.#exchange?.heard())
    this.#heads = new RequestHeadWriter(socket)
    this.#client = new Client(engineUrls.of(engineUrl(origin)), {
      ...engineOptions,
      connect: handOver(socket),
    })
    this.#closed = closed
    this.socketError = failureOf(socket)
    socket.on('error', (error) => {
      if (error !== closedHere) this.socketError ??= error
    })
    socket.once('close', () => {
      this.#tellClosed('server')
    })
    this.#noteStrayBytes(socket)
    // an idle connection must not keep the process alive, also before its first request
    this.#keepProcess(false)
    socket.unref()
  }

  /** Whether the socket is open, as far as this side knows. */
  get alive(): boolean {
    return !this.#socket.destroyed && !this.#closedHere
  }

  /** The round trip of its line, in milliseconds, where that is simulated; else 0. */
  get simulatedRttMs(): number {
    return simulatedLines.rttMs(this.#ends.address, this.#ends.port)
  }

  /**
   * Sends a request, and answers with the exchange.
   *
   * @throws the engine's InvalidArgumentError when the request can not be written
   */
  send(
    request: WireRequest,
    limits: { readonly clock: Clock; readonly readTimeoutMs: number | null },
    listener: ExchangeListener,
  ): Exchange {
    this.served += 1
    // from its first request on, the engine takes care of that
    if (this.served === 1) this.#socket.ref()
    this.#keepProcess(true)
    const { method, target, headers } = request
    this.statusLine.expect(method === 'HEAD')
    const head = requestHead(request, this.origin)
    const pieces = request.body === null || request.body instanceof Uint8Array ? null : request.body
    const exchange = new Exchange(
      this,
      method,
      {
        clock: limits.clock,
        readTimeoutMs: limits.readTimeoutMs,
        uploading: pieces !== null,
        askedToClose: head.closes,
      },
      listener,
    )
    this.#exchange = exchange
    const body = pieces === null ? request.body : noted(pieces, () => exchange.uploaded())
    try {
      checkEncodable(headers)
    } catch (error) {
      exchange.abort(error as Error)
      return exchange
    }
    this.#heads.expect(head)
    const options = {
      method: method as 'GET',
      path: target,
      // the engine needs to know of the head how a body in pieces ends, and nothing else
      headers: pieces === null || head.length === undefined ? [] : ['content-length', head.length],
      body: body as Uint8Array | null,
      // the engine would close after HEAD and after a body on GET
      reset: head.closes,
    }
    this.#client.dispatch(options, exchange)
    return exchange
  }

  /** A request has been handed to the socket: now it is for the server to do something. */
  sent(): void {
    this.#ends.settle()
  }

  /** The exchange is over. */
  over(): void {
    this.#exchange = undefined
    this.#keepProcess(false)
  }

  /** Closes the socket; an exchange on it fails. */
  close(): void {
    if (this.#closedHere) return
    this.#closedHere = true
    this.#ends.settle()
    // the engine closes the socket with this error, and makes a costly one where it finds it closed
    this.#client.destroy(closedHere).catch(() => {})
    this.#socket.destroy()
    this.#tellClosed('client')
  }

  /**
   * Tells of the end, once. The runtime holds on to a closed socket, and whatever it leads to, until
   * the whole heap is gone through: from here it leads no further.
   */
  #tellClosed(by: ClosedBy): void {
    const closed = this.#closed
    this.#closed = undefined
    closed?.(this.#strayBytes ? 'engine' : by)
  }

  /**
   * The engine closes a socket when it reads what is no answer to anything. That is told at once,
   * since the socket itself tells of its end later than it may be asked for again.
   */
  #noteStrayBytes(socket: Socket): void {
    const { destroy } = socket
    socket.destroy = (error) => {
      const isFree = this.#exchange === undefined
      const isAnswered = isFree || this.#exchange?.isAnswered === true
      if (isAnswered && isAboutBytes(error)) this.#strayBytes = true
      destroy.call(socket, error)
      if (this.#strayBytes && isFree) this.#tellClosed('engine')
      return socket
    }
  }

  /**
   * Lets the layers keep the process alive or not, that the engine does not reach: it does so to the
   * last one alone, which passes it on to the one below, and TLS within TLS no further.
   */
  #keepProcess(alive: boolean): void {
    for (let i = 0; i < this.#layers.length - 2; i += 1) {
      this.#layers[i]?.[alive ? 'ref' : 'unref']()
    }
  }
}

/**
 * The URL that the engine believes to speak to.
 *
 * It says http also where the socket speaks TLS: given https, the engine would drop the connection
 * whenever a request brings another Host.
 */
function engineUrl({ scheme, host, port }: Origin): string {
  const name = host.includes(':') ? `[${host}]` : host
  return port === defaultPorts[scheme] ? `http://${name}` : `http://${name}:${port}`
}

/** Whoever connects to an origin does so again; the engine changes nothing about a URL. */
const engineUrls = new Memo((url) => new URL(url))

function handOver(socket: Socket): buildConnector.connector {
  let handedOver = false
  return (_options, done) => {
    // the engine hangs when it is answered in the same turn
    queueMicrotask(() => {
      if (handedOver || socket.destroyed) {
        done(new StaleConnection(), null)
        return
      }
      handedOver = true
      done(null, socket)
    })
  }
}

/** The pieces of a body, and a word when the last one has gone. */
async function* noted(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  done: () => void,
): AsyncGenerator<Uint8Array> {
  yield* pieces
  done()
}
