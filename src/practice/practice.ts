import type { Worker } from 'node:worker_threads'
import { simulatedLines } from '../distance/simulated-lines.ts'
import { Pending } from '../pending.ts'
import { type DocumentHost, documentHosts } from './document-hosts.ts'
import { Letterbox } from './letterbox.ts'
import { Link, type LinkOptions, rttMsOf } from './link.ts'
import type { Answer, Question } from './messages.ts'
import type { PracticeConnection, PracticeRequest } from './sightings.ts'
import { startWorker } from './start-worker.ts'

/** How long a property that waits for the worker waits. */
const startTimeoutMs = 30_000

/** How the practice server is started. */
export interface PracticeOptions {
  /** The port for HTTP on 127.0.0.1. @default 0, a free one */
  readonly port?: number
  /** The port for HTTPS on 127.0.0.1. @default 0, a free one */
  readonly httpsPort?: number
}

/**
 * The built-in server to practise on: HTTP and HTTPS on 127.0.0.1, in a worker, so that it does not
 * share the event loop with what is timed.
 *
 * It answers routes in the manner of httpbin, has pages for the hosts of the documents, and proves
 * to be any host that is asked for, by certificates of an authority made at its start. It counts
 * what it sees. It never keeps the process alive.
 *
 * @example
 * const practice = Practice.start()
 * const response = await fetch(`${practice.url}/get`)
 * ;(await practice.connections()).length // 1
 * await practice.close()
 */
export class Practice {
  readonly #letterbox = new Letterbox()
  readonly #options: PracticeOptions
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #worker: Worker | null = null
  #questions = 0
  #closing: Pending<void> | null = null
  readonly #leaveLine: () => void
  /** The links that are held, newest last, with the length that each gives the line. */
  readonly #links = new Map<symbol, number>()
  readonly #baseRttMs: number

  private constructor(options: PracticeOptions) {
    this.#options = options
    this.#baseRttMs = simulatedLines.startRttMs
    this.#letterbox.rttMs = this.#baseRttMs
    this.#leaveLine = simulatedLines.add((address, port) => this.#rttMs(address, port))
  }

  /**
   * Starts the server and returns at once; the worker comes with the next turn of the event loop, or
   * with the first property or method that needs it.
   */
  static start(options: PracticeOptions = {}): Practice {
    const practice = new Practice(options)
    // Deno takes tens of milliseconds to make a worker; the caller gets on first.
    const soon: { unref?(): unknown } = setImmediate(() => {
      if (practice.#closing === null) practice.#running()
    })
    soon.unref?.()
    return practice
  }

  /** The address for HTTP, such as `http://127.0.0.1:41234`. The first read may block until the port is known. @throws Error when the server could not start */
  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** The address for HTTPS, such as `https://127.0.0.1:41235`. @throws Error as {@link Practice.url} does */
  get httpsUrl(): string {
    return `https://127.0.0.1:${this.httpsPort}`
  }

  /** The port for HTTP. @throws Error as {@link Practice.url} does */
  get port(): number {
    this.#running()
    return this.#letterbox.httpPort(startTimeoutMs)
  }

  /** The port for HTTPS. @throws Error as {@link Practice.url} does */
  get httpsPort(): number {
    this.#running()
    return this.#letterbox.httpsPort(startTimeoutMs)
  }

  /** The certificate of the server's authority, as PEM: what a client has to trust. @throws Error as {@link Practice.url} does */
  get ca(): string {
    this.#running()
    return this.#letterbox.certificate(startTimeoutMs)
  }

  /** Whether all of it has come up, so that no property blocks. */
  get started(): boolean {
    return this.#letterbox.complete
  }

  /** Whether a port is this server's, as far as is known by now; does not block. */
  listensOn(scheme: 'http' | 'https', port: number): boolean {
    return this.#letterbox.has(scheme, port)
  }

  /** The hosts of the documents, for which the server has pages. */
  get hosts(): readonly DocumentHost[] {
    return documentHosts
  }

  /** The simulated round trip to this server, in seconds; 0 where the line is as short as it is. */
  get rtt(): number {
    return this.#letterbox.rttMs / 1000
  }

  /**
   * Makes the line to this server as long as one with that round trip: a TCP handshake costs one, a
   * handshake of TLS 1.3 one, a request and its answer one. It counts from now on, for connections
   * that are open as well. Where numbers are shown that were got over it, they are marked as
   * simulated.
   *
   * @param options `rtt` is the round trip in seconds; 0 takes the distance away
   * @returns what lets go of it again: of several links the newest that is held counts, in whatever
   *   order they are restored
   * @throws TypeError for another keyword, or an `rtt` that is no number
   * @throws ValueError for an `rtt` below 0 or above 10 seconds
   * @example
   * const practice = Practice.start()
   * const link = practice.link({ rtt: 0.04 })
   * practice.rtt // 0.04
   * link.restore()
   * practice.rtt // 0
   * await practice.close()
   */
  link(options: LinkOptions): Link {
    const rttMs = rttMsOf(options)
    const held = Symbol('link')
    this.#links.set(held, rttMs)
    this.#stretch()
    return new Link(rttMs / 1000, () => {
      this.#links.delete(held)
      this.#stretch()
    })
  }

  /** Makes the line as long as the newest link that is held. */
  #stretch(): void {
    this.#letterbox.rttMs = [...this.#links.values()].at(-1) ?? this.#baseRttMs
  }

  /** Resolves when all of it is up, after which no property blocks. @throws Error when it could not start */
  ready(): Pending<void> {
    return Pending.run(async () => {
      await this.#ask('ready')
    })
  }

  /** The connections that the server saw, in order of accept. @throws Error when it is closed */
  connections(): Pending<readonly PracticeConnection[]> {
    return Pending.run(async () => (await this.#ask('connections')).connections)
  }

  /** The requests that the server saw, in order: the last 10 000. @throws Error when it is closed */
  requests(): Pending<readonly PracticeRequest[]> {
    return Pending.run(async () => (await this.#ask('requests')).requests)
  }

  /**
   * Forgets what was seen; the next connection is number 1. One that is open stays open, and is
   * listed again, under a new number, when it next carries a request.
   *
   * @throws Error when the server is closed
   */
  reset(): Pending<void> {
    return Pending.run(async () => {
      await this.#ask('reset')
    })
  }

  /** Ends all connections and the worker. */
  close(): Pending<void> {
    this.#leaveLine()
    this.#closing ??= Pending.run(async () => {
      const worker = this.#worker
      if (worker === null) return
      await this.#put(worker, 'close').catch(() => {})
      await worker.terminate()
    })
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  toString(): string {
    if (this.#closing !== null) return '<Practice closed>'
    const distance = this.rtt > 0 ? `, simulated rtt ${this.rtt} s` : ''
    return `<Practice ${this.url} ${this.httpsUrl}${distance}>`
  }

  /** What the line to this server adds, where an address is its own. */
  #rttMs(address: string, port: number): number {
    const letterbox = this.#letterbox
    if (address !== '127.0.0.1' || letterbox.rttMs === 0) return 0
    return letterbox.has('http', port) || letterbox.has('https', port) ? letterbox.rttMs : 0
  }

  /** The worker, started by the first who needs it. */
  #running(): Worker {
    if (this.#worker !== null) return this.#worker
    if (this.#closing !== null) throw new Error('the practice server is closed')
    const { port = 0, httpsPort = 0 } = this.#options
    const worker = startWorker({ shared: this.#letterbox.shared, port, httpsPort })
    worker.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer))
    for (const event of ['error', 'exit']) {
      worker.on(event, () => this.#giveUp('the worker of the practice server has ended'))
    }
    worker.unref()
    this.#worker = worker
    return worker
  }

  async #ask(about: Question['about']): Promise<Answer> {
    const worker = this.#running()
    if (this.#closing !== null) throw new Error('the practice server is closed')
    return await this.#put(worker, about)
  }

  /** Puts a question to the worker, and keeps the process alive until it is answered. */
  #put(worker: Worker, about: Question['about']): Promise<Answer> {
    this.#questions += 1
    const id = this.#questions
    worker.ref()
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (answer) => {
        this.#waiting.delete(id)
        if (this.#waiting.size === 0) worker.unref()
        if (answer.failure === null) resolve(answer)
        else reject(new Error(answer.failure))
      })
      const question: Question = { id, about }
      worker.postMessage(question)
    })
  }

  /** The worker is no more: nobody answers what was asked, or what will be. */
  #giveUp(failure: string): void {
    this.#closing ??= Pending.run(async () => {})
    for (const [id, settle] of this.#waiting) {
      settle({ id, failure, connections: [], requests: [] })
    }
  }
}

// What console.log shows. Written apart, because a declaration file can't hold a method of this name.
Object.defineProperty(Practice.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Practice): string {
    return this.toString()
  },
})
