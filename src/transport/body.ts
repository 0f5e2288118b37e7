import type { BodyReader } from '../http/raw-response.ts'
import { interruptSignal } from '../runtime/interrupt.ts'
import { inOnePiece } from './one-piece.ts'
import type { SilenceTimer } from './silence-timer.ts'

/** As much as is taken in from the socket before somebody asks for it. */
const readAheadBytes = 64 * 1024

/** How a body ended. */
export type BodyEnd = 'complete' | 'failed' | 'left'

/** What a body needs of the exchange that it belongs to. */
export interface BodyOwner {
  pause(): void
  resume(): void
  /** Ends the exchange and closes its connection. */
  abort(reason: Error): void
  /** Called once, when nothing more will be read. */
  ended(how: BodyEnd, bytes: number): void
}

/** The sizes of the chunks of a body, in their order. */
export interface ChunkSizes {
  /** The next one; known as soon as anything of its chunk has come. */
  nextSize(): number | undefined
}

/**
 * The body of one answer, as it comes in.
 *
 * Of a body in chunks, a piece is as long as asked for, unless its chunk ends before. That is how
 * urllib3 reads them, however they are cut on their way.
 *
 * A body whose length was announced ends with its last byte; others end when the reader asks once
 * more. That is when the connection goes back, so a body that nobody reads holds it.
 */
export class IncomingBody implements BodyReader {
  readonly #owner: BodyOwner
  readonly #timer: SilenceTimer
  /** As announced; null where it was not. */
  readonly #length: number | null
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #totalBytes = 0
  #paused = false
  #collecting = false
  #complete = false
  #failure: { readonly error: unknown } | undefined
  /** What all that wait for the next thing to happen wait for, and what settles it. */
  #waking: Promise<void> | undefined
  #wakeWaiters: (() => void) | undefined
  #ended = false
  readonly #chunks: ChunkSizes | undefined
  /** What has not been read of the chunk that is being read. */
  #chunkLeft = 0

  /** @param chunks what is known of its chunks, where it comes in those */
  constructor(
    owner: BodyOwner,
    timer: SilenceTimer,
    length: number | null,
    chunks: ChunkSizes | undefined = undefined,
  ) {
    this.#owner = owner
    this.#timer = timer
    this.#length = length
    this.#chunks = chunks
  }

  get announced(): number | null {
    return this.#length
  }

  get received(): number {
    return this.#totalBytes
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Whether it has come in to its end, be it read or not. */
  get isWhole(): boolean {
    return this.#complete
  }

  /** Whether somebody waits for its bytes at this moment. */
  get awaited(): boolean {
    return this.#waking !== undefined || (this.#collecting && !this.#ended)
  }

  /** Takes in a piece from the wire. */
  push(piece: Uint8Array): void {
    if (this.#ended || piece.byteLength === 0) return
    this.#totalBytes += piece.byteLength
    this.#queue.push(piece)
    this.#queuedBytes += piece.byteLength
    if (this.#waking !== undefined && !this.#collecting) this.#wake()
    else if (!this.#collecting && this.#queuedBytes >= readAheadBytes) {
      this.#paused = true
      this.#owner.pause()
    }
  }

  /** The wire has delivered all of it. */
  complete(): void {
    this.#complete = true
    this.#wake()
  }

  /** The wire has failed: what came in before is still read, then the error. */
  fail(error: unknown): void {
    if (this.#ended || this.#complete) return
    this.#failure = { error }
    this.#wake()
  }

  async next(limit: number = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    if (this.#chunks !== undefined) return this.#nextOfChunk(limit, this.#chunks)
    if (!this.#ready()) await this.#wait()
    return this.#take(limit)
  }

  /** @throws what the wire failed with; what has come of its last piece is lost then */
  async #nextOfChunk(limit: number, chunks: ChunkSizes): Promise<Uint8Array | null> {
    for (;;) {
      if (this.#chunkLeft === 0 && this.#queuedBytes > 0) {
        this.#chunkLeft = chunks.nextSize() ?? this.#queuedBytes
      }
      const due = Math.min(limit, this.#chunkLeft)
      if (due > 0 && this.#queuedBytes >= due) {
        this.#chunkLeft -= due
        return this.#takeBytes(due)
      }
      if (this.#isOver) break
      // what flows may come at once, and stops again where nobody waits for it
      const more = this.#wait()
      this.#flow()
      await more
    }
    if (this.#failure !== undefined) this.#drop()
    return this.#take(limit)
  }

  #takeBytes(count: number): Uint8Array {
    const pieces: Uint8Array[] = []
    let missing = count
    while (missing > 0) {
      const piece = this.#take(missing)
      if (piece === null) break
      pieces.push(piece)
      missing -= piece.byteLength
    }
    return inOnePiece(pieces)
  }

  async rest(): Promise<Uint8Array> {
    this.#collecting = true
    this.#flow()
    while (!this.#isOver) await this.#wait()
    return this.#collect()
  }

  async arrival(): Promise<void> {
    this.#collecting = true
    this.#flow()
    // whoever reads next is told of the interrupt
    while (!this.#isOver && interruptSignal()?.aborted !== true) await this.#wait()
  }

  /** Whether nothing more will come in. */
  get #isOver(): boolean {
    return this.#complete || this.#failure !== undefined || this.#ended
  }

  restNow(): Uint8Array | null {
    return this.#complete && this.#failure === undefined ? this.#collect() : null
  }

  #collect(): Uint8Array {
    this.#throwFailure()
    const pieces = this.#queue
    this.#drop()
    this.#end('complete')
    return inOnePiece(pieces)
  }

  /** Forgets what has come in and was not read. */
  #drop(): void {
    this.#queue = []
    this.#queuedBytes = 0
    this.#chunkLeft = 0
  }

  close(): void {
    if (this.#ended) return
    this.#drop()
    this.#owner.abort(new Error('the body of the answer was left unread'))
    this.#end('left')
    this.#wake()
  }

  #ready(): boolean {
    return this.#queue.length > 0 || this.#isOver
  }

  #take(limit: number): Uint8Array | null {
    const whole = this.#queue.shift()
    if (whole !== undefined) {
      const piece = whole.byteLength > limit ? whole.subarray(0, limit) : whole
      if (piece !== whole) this.#queue.unshift(whole.subarray(limit))
      this.#queuedBytes -= piece.byteLength
      if (this.#queuedBytes < readAheadBytes) this.#flow()
      if (this.#complete && this.#length !== null && this.#queue.length === 0) this.#end('complete')
      return piece
    }
    this.#throwFailure()
    if (this.#complete) this.#end('complete')
    return null
  }

  #flow(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#owner.resume()
  }

  /** Waits for the next thing to happen, no longer than the timer and the interrupt allow. */
  #wait(): Promise<void> {
    const signal = interruptSignal()
    if (signal !== undefined || this.#timer.limited) return this.#waitWithin(signal)
    return this.#woken()
  }

  async #waitWithin(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    const interrupt = () => this.#interrupt(signal?.reason)
    signal?.addEventListener('abort', interrupt, { once: true })
    this.#timer.start()
    try {
      await this.#woken()
    } finally {
      this.#timer.stop()
      signal?.removeEventListener('abort', interrupt)
    }
  }

  #interrupt(reason: unknown): void {
    this.fail(reason)
    this.#owner.abort(reason instanceof Error ? reason : new Error('interrupted'))
  }

  #woken(): Promise<void> {
    this.#waking ??= new Promise((resolve) => {
      this.#wakeWaiters = resolve
    })
    return this.#waking
  }

  #wake(): void {
    const wake = this.#wakeWaiters
    this.#waking = undefined
    this.#wakeWaiters = undefined
    wake?.()
  }

  #throwFailure(): void {
    if (this.#failure === undefined) return
    this.#end('failed')
    throw this.#failure.error
  }

  #end(how: BodyEnd): void {
    if (this.#ended) return
    this.#ended = true
    this.#owner.ended(how, this.#totalBytes)
  }
}
