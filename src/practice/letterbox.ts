/** Where the worker has come to, in this order; a failure may come at any moment. */
const stages = { starting: 0, http: 1, https: 2, failed: 3 } as const
/** Cells of 32 bits at the front of the memory, and the text behind them. */
const cell = { stage: 0, httpPort: 1, httpsPort: 2, textLength: 3, rttMicros: 4 } as const
const textAt = 20
const size = 8192

/**
 * Memory shared by the worker and the thread that started it. The worker writes down its ports and
 * the certificate of its authority; the other side can wait for them without giving the event loop
 * a turn, so that a property can have them as its value. The other side writes down the length of the
 * line, which counts from the next byte on.
 */
export class Letterbox {
  readonly shared: SharedArrayBuffer
  readonly #cells: Int32Array
  readonly #text: Uint8Array

  /** @param shared the memory of the other side's letterbox; a new one where it is left out */
  constructor(shared: SharedArrayBuffer = new SharedArrayBuffer(size)) {
    this.shared = shared
    this.#cells = new Int32Array(shared, 0, textAt / 4)
    this.#text = new Uint8Array(shared, textAt)
  }

  /** The worker listens for HTTP. */
  postHttp(port: number): void {
    this.#cells[cell.httpPort] = port
    this.#enter(stages.http)
  }

  /** The worker listens for HTTPS too; with the certificate of its authority, as PEM. */
  postHttps(port: number, certificate: string): void {
    this.#cells[cell.httpsPort] = port
    this.#write(certificate)
    this.#enter(stages.https)
  }

  /** The worker can't go on. */
  postFailure(message: string): void {
    this.#write(message)
    this.#enter(stages.failed)
  }

  /** The simulated round trip between both sides, in milliseconds; 0 for none. */
  get rttMs(): number {
    return Atomics.load(this.#cells, cell.rttMicros) / 1000
  }

  set rttMs(rttMs: number) {
    Atomics.store(this.#cells, cell.rttMicros, Math.round(rttMs * 1000))
  }

  /** Whether everything is written down; does not block. */
  get complete(): boolean {
    return Atomics.load(this.#cells, cell.stage) === stages.https
  }

  /** Whether a port is the worker's, as far as it has written it down; does not block. */
  has(scheme: 'http' | 'https', port: number): boolean {
    const stage = Atomics.load(this.#cells, cell.stage)
    if (stage === stages.failed || stage < stages[scheme]) return false
    return this.#cells[scheme === 'http' ? cell.httpPort : cell.httpsPort] === port
  }

  /** Blocks until the port of HTTP is known. @throws Error when the worker failed or is too late */
  httpPort(timeoutMs: number): number {
    this.#await(stages.http, timeoutMs)
    return this.#cells[cell.httpPort] ?? 0
  }

  /** Blocks until the port of HTTPS is known. @throws Error as {@link Letterbox.httpPort} does */
  httpsPort(timeoutMs: number): number {
    this.#await(stages.https, timeoutMs)
    return this.#cells[cell.httpsPort] ?? 0
  }

  /** Blocks until the certificate is there. @throws Error as {@link Letterbox.httpPort} does */
  certificate(timeoutMs: number): string {
    this.#await(stages.https, timeoutMs)
    return this.#read()
  }

  #await(wanted: number, timeoutMs: number): void {
    const deadline = performance.now() + timeoutMs
    for (;;) {
      const stage = Atomics.load(this.#cells, cell.stage)
      if (stage === stages.failed) throw new Error(this.#read())
      if (stage >= wanted) return
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) throw new Error(`the practice server has not started in ${timeoutMs} ms`)
      Atomics.wait(this.#cells, cell.stage, stage, leftMs)
    }
  }

  #enter(stage: number): void {
    Atomics.store(this.#cells, cell.stage, stage)
    Atomics.notify(this.#cells, cell.stage)
  }

  #write(text: string): void {
    const bytes = Buffer.from(text).subarray(0, this.#text.length)
    this.#text.set(bytes)
    this.#cells[cell.textLength] = bytes.length
  }

  #read(): string {
    return Buffer.from(this.#text.slice(0, this.#cells[cell.textLength])).toString()
  }
}
