import type { Socket } from 'node:net'
import { type BrokenChunk, ChunkTracker } from './chunk-tracker.ts'
import { HeadFilter } from './head-filter.ts'

const byteOfMinorVersion = 7
const byteOfReason = 13
const zero = 0x30
const carriageReturn = 0x0d

/**
 * Reads what the engine does not hand on: the bytes of the reason phrase and the HTTP version, where
 * a chunk broke off, and that bytes have arrived at all.
 *
 * It looks at what the socket gives the engine, and leaves out what {@link HeadFilter} says. The
 * reason phrase is read as Latin-1, as Python's http.client does; the engine reads it as UTF-8.
 */
export class StatusLineReader {
  readonly #heard: () => void
  readonly #filter = new HeadFilter()
  /** The first piece of the answer. */
  #start: Buffer | undefined
  /** The answer as far as it has come, until its head has ended. */
  #head: Buffer | undefined
  #chunks: ChunkTracker | undefined
  #awaiting = false
  /** Bytes that the engine has put back, and will read a second time. */
  #again = 0

  /** @param heard called for each piece that the socket delivers */
  constructor(socket: Socket, heard: () => void) {
    this.#heard = heard
    const { read, unshift } = socket
    socket.read = (size?: number) => {
      for (;;) {
        const piece: unknown = read.call(socket, size)
        if (!(piece instanceof Uint8Array)) return piece
        const passed = this.#saw(asBuffer(piece))
        if (passed !== null) return passed
      }
    }
    socket.unshift = (piece: Uint8Array, encoding?: BufferEncoding) => {
      this.#again += piece.byteLength
      unshift.call(socket, piece, encoding)
    }
  }

  /** From now on, the next bytes are the start of an answer; of its head alone, for a HEAD. */
  expect(headAlone = false): void {
    this.#awaiting = true
    this.#filter.expect(headAlone)
    this.#start = undefined
    this.#head = undefined
    this.#chunks = undefined
    this.#again = 0
  }

  /** The status that came, of the one that the engine has read. */
  status(read: number): number {
    return this.#filter.status(read)
  }

  /** Whether the answer's version is HTTP/1.0. */
  get isHttp10(): boolean {
    return this.#start?.[byteOfMinorVersion] === zero
  }

  /**
   * The engine has read the head.
   *
   * @param chunked whether a body in chunks follows
   * @returns who follows those
   */
  headEnded(chunked: boolean): ChunkTracker | undefined {
    const head = this.#head
    this.#awaiting = false
    this.#head = undefined
    if (!chunked || head === undefined) return undefined
    this.#chunks = new ChunkTracker()
    this.#chunks.feed(head.subarray(head.indexOf('\r\n\r\n') + 4))
    return this.#chunks
  }

  /** The reason phrase; `decoded` where it did not come in one piece with its line. */
  reason(decoded: string): string {
    if (this.#start !== undefined && hasReason(this.#start, decoded)) return decoded
    const end = this.#start?.indexOf('\r\n') ?? -1
    if (this.#start === undefined || end < 0) return decoded
    return this.#start.toString('latin1', Math.min(byteOfReason, end), end)
  }

  /** What came instead of an answer: its first line. */
  get firstLine(): string {
    const text = this.#start?.toString('latin1', 0, 200) ?? ''
    const end = text.indexOf('\n')
    return end < 0 ? text : text.slice(0, end + 1)
  }

  /** Where the body has broken off, if it comes in chunks. */
  brokenChunk(cause: unknown): BrokenChunk | undefined {
    return this.#chunks?.brokenBy(cause)
  }

  /** What the engine is to get of a piece; null for nothing as yet. */
  #saw(piece: Buffer): Buffer | null {
    this.#heard()
    const passed = this.#filter.pass(piece)
    if (passed === null) return null
    const known = Math.min(this.#again, passed.byteLength)
    this.#again -= known
    this.#follow(known === 0 ? passed : passed.subarray(known))
    return passed
  }

  #follow(piece: Buffer): void {
    if (this.#chunks !== undefined) return this.#chunks.feed(piece)
    if (this.#awaiting) {
      this.#awaiting = false
      this.#start = piece
      this.#head = piece
    } else if (this.#head === undefined) return
    else this.#head = Buffer.concat([this.#head, piece])
  }
}

/** Whether a status line has that reason, in plain ASCII, which every reading leaves as it is. */
function hasReason(line: Uint8Array, reason: string): boolean {
  for (let i = 0; i < reason.length; i += 1) {
    const code = reason.charCodeAt(i)
    if (code > 0x7e || line[byteOfReason + i] !== code) return false
  }
  return line[byteOfReason + reason.length] === carriageReturn
}

function asBuffer(piece: Uint8Array): Buffer {
  if (Buffer.isBuffer(piece)) return piece
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
}
