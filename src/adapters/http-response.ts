import {
  DecodeError,
  IncompleteRead,
  ProtocolError,
  RuntimeError,
  TransportError,
  Urllib3HTTPError,
} from '../errors.ts'
import type { BodySource } from '../http/body-source.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import type { HeaderLines } from '../http/header-lines.ts'
import { HeaderTable } from '../http/header-table.ts'
import type { RawResponse } from '../http/raw-response.ts'
import { redirectStatuses } from '../http/redirect-statuses.ts'
import { isChunked } from '../http/transfer-encoding.ts'
import { Pending } from '../pending.ts'
import { reprTuple } from '../repr/repr.ts'
import type { Retry } from '../retry/index.ts'
import { type ContentDecoder, contentDecoder } from '../transport/decoders.ts'
import type { Reading } from './body-errors.ts'
import { asZlibError } from './zlib-error.ts'

type Decoding = { readonly decode_content?: boolean }

/** How a body is being read; its length apart. */
export type BodyReading = Omit<Reading, 'length'>
type Read = Pick<Reading, 'way' | 'amt' | 'before'>

/** The pieces in which requests reads a `content`. */
const contentChunkSize = 10_240

const empty = new Uint8Array(0)

/**
 * The raw answer: what `response.raw` is. Mirrors urllib3's `HTTPResponse`.
 *
 * Its body is the wire's, unless `decode_content` is asked for. What it throws is urllib3's.
 */
export class HTTPResponse implements BodySource {
  readonly status: number
  readonly reason: string
  /** The retries that were left when it was sent for; their history is of the attempts before. */
  readonly retries: Retry | null
  readonly #wire: RawResponse
  readonly #translate: (error: unknown, reading: BodyReading) => unknown
  readonly #encoding: string
  readonly #chunked: boolean
  #decoder: ContentDecoder | undefined
  #decoding: boolean | undefined
  #buffer: Uint8Array[] = []
  #buffered = 0
  #read = 0
  /** Whether it was closed here, or broke. */
  #ended = false
  #reading: Read = { way: 'whole', amt: null, before: 0 }
  #headers: CaseInsensitiveDict | undefined

  /** @param translate words an error of the transport as urllib3 does, given how the body was read */
  constructor(
    wire: RawResponse,
    translate: (error: unknown, reading: BodyReading) => unknown,
    retries: Retry | null = null,
  ) {
    this.#wire = wire
    this.retries = retries
    this.#translate = translate
    this.status = wire.status
    this.reason = wire.reason
    this.#encoding = wire.headers.get('content-encoding') ?? ''
    this.#chunked = isChunked(wire.headers)
  }

  /** The headers; the values of a repeated name are joined by `, `. */
  get headers(): CaseInsensitiveDict {
    this.#headers ??= new CaseInsensitiveDict(HeaderTable.ofLines(this.#wire.headers))
    return this.#headers
  }

  /** The header lines as they came. */
  get headerLines(): HeaderLines {
    return this.#wire.headers
  }

  /** Whether the server says when to come back. */
  get hasRetryAfter(): boolean {
    return (this.#wire.headers.get('retry-after') ?? '') !== ''
  }

  /** Where it sends its client; false where it is no redirect, null where it names no place. */
  get_redirect_location(): string | false | null {
    if (!redirectStatuses.has(this.status)) return false
    return this.headers.get('Location') ?? null
  }

  /** Whether nothing more is read from the wire; what is decoded already may be left. */
  get closed(): boolean {
    return this.#ended || this.#wire.body.ended
  }

  /** How many bytes of the wire have been read. */
  tell(): number {
    return this.#read
  }

  read(amt?: number | null, options: Decoding = {}): Pending<Uint8Array> {
    const decode = options.decode_content ?? false
    if (typeof amt === 'number' && amt >= 0) {
      this.#begin('amount', amt)
      return Pending.run(() => this.#readUpTo(amt, decode))
    }
    // undoing content codings is what requests asks for, and it reads in pieces
    if (decode) return Pending.run(() => this.#readContent())
    this.#begin('whole', null)
    return Pending.run(() => this.#readAll(decode))
  }

  arrival(): Promise<void> | null {
    return this.#isPlain ? this.#wire.body.arrival() : null
  }

  /** Whether the body is to be had as it comes: nothing of it was read, and there is no coding. */
  get #isPlain(): boolean {
    return !this.closed && this.#buffered === 0 && this.#encoding === ''
  }

  /** The body, where it has come in as a whole, and in no content coding. */
  readNow(): Uint8Array | null {
    if (!this.#isPlain) return null
    const rest = this.#wire.body.restNow()
    if (rest === null) return null
    this.#read += rest.byteLength
    return rest
  }

  /** The body in pieces of `amt` bytes; of chunks where it comes in those. */
  async *stream(
    amt: number | null,
    options: Decoding = {},
  ): AsyncGenerator<Uint8Array, undefined, undefined> {
    if (amt === 0) return
    const decode = options.decode_content ?? false
    const size = amt !== null && amt < 0 ? null : amt
    if (this.#chunked) {
      yield* this.#chunks(size, decode)
      return
    }
    while (!this.closed || this.#buffered > 0) {
      this.#begin(size === null ? 'whole' : 'stream', size)
      const piece = await (size === null ? this.#readAll(decode) : this.#readUpTo(size, decode))
      if (piece.byteLength > 0) yield piece
    }
  }

  async *#chunks(
    amt: number | null,
    decode: boolean,
  ): AsyncGenerator<Uint8Array, undefined, undefined> {
    this.#begin('stream', amt)
    try {
      while (!this.closed || this.#buffered > 0) {
        const piece = await this.#nextPiece(decode, amt)
        if (piece.byteLength > 0) yield piece
      }
    } finally {
      // urllib3 closes what is left early where it reads chunks, and only there
      if (!this.closed || this.#buffered > 0) this.#drop()
    }
  }

  /** Reads what is left and drops it, so that its connection serves again; errors do not matter. */
  drain_conn(): Pending<void> {
    return Pending.run(async () => {
      try {
        this.#begin('whole', null)
        await this.#readAll(this.#decoding ?? false)
      } catch (error) {
        if (!(error instanceof Urllib3HTTPError)) throw error
      }
    })
  }

  /** Ends it here; what has been decoded already can still be read. */
  close(): void {
    this.#ended = true
    this.#wire.body.close()
  }

  #drop(): void {
    this.#buffer = []
    this.#buffered = 0
    this.close()
  }

  release_conn(): void {
    // The connection goes back by itself, with the last byte.
  }

  #begin(way: Read['way'], amt: number | null): void {
    this.#reading = { way, amt, before: this.#read }
  }

  async #readUpTo(amt: number, decode: boolean): Promise<Uint8Array> {
    const before = { buffered: this.#buffered, read: this.#read }
    while (this.#buffered < amt && !this.closed) {
      try {
        this.#store(await this.#next(decode, amt - this.#buffered))
      } catch (error) {
        this.#broke(error, before)
        // what came before it broke is given as it is, and the next read fails
        if (decode || this.#buffered === 0 || !isCutShort(error)) throw error
      }
    }
    if (this.#buffered < amt && (decode || this.#buffered === 0)) this.#refuseShort()
    return this.#unstore(amt)
  }

  /** What came of a read is lost with it, unless the body just ended early. */
  #broke(error: unknown, before: { readonly buffered: number; readonly read: number }): void {
    if (this.#chunked) return this.#drop()
    if (this.#encoding !== '' || isCutShort(error)) return
    const kept = this.#unstore(before.buffered)
    this.#buffer = []
    this.#buffered = 0
    this.#store(kept)
    this.#read = before.read
  }

  /** @throws ProtocolError where bytes were announced that will never be read */
  #refuseShort(): void {
    const { announced } = this.#wire.body
    if (announced === null || this.#read >= announced) return
    const error = new TransportError('body-incomplete', 'the body ended early', {
      phase: 'receive',
    })
    throw this.#translate(error, { ...this.#reading, received: this.#read })
  }

  async #readAll(decode: boolean): Promise<Uint8Array> {
    // what is left of pieces that were decoded is not for who wants none decoded
    if (this.closed) return decode ? this.#unstore(this.#buffered) : empty
    const rest = await this.#guard(() => this.#wire.body.rest())
    this.#read += rest.byteLength
    if (this.#encoding === '') this.#store(rest)
    else {
      this.#store(await this.#decode(rest, decode))
      this.#store(await this.#flush(decode))
    }
    return this.#unstore(this.#buffered)
  }

  /** All that is left, read as requests reads a `content`: what it is when it fails can be told. */
  async #readContent(): Promise<Uint8Array> {
    this.#begin('stream', contentChunkSize)
    if (this.closed) {
      if (this.#buffered % contentChunkSize > 0) this.#refuseShort()
      return this.#unstore(this.#buffered)
    }
    try {
      return await this.#readAll(true)
    } catch (error) {
      if (isCutShort(error)) await this.#keepLastPiece()
      throw error
    }
  }

  /** Of a content that broke, requests has taken all but what was too short for a piece. */
  async #keepLastPiece(): Promise<void> {
    try {
      for (;;) {
        const piece = await this.#wire.body.next()
        if (piece === null) break
        this.#read += piece.byteLength
        this.#store(await this.#decode(piece, true))
      }
    } catch {
      // what broke it is known
    }
    this.#unstore(this.#buffered - (this.#buffered % contentChunkSize))
  }

  /** A piece as it came, cut where it is longer than `amt`. */
  async #nextPiece(decode: boolean, amt: number | null): Promise<Uint8Array> {
    if (this.#buffered === 0) this.#store(await this.#next(decode, amt ?? undefined))
    const [first] = this.#buffer
    return this.#unstore(Math.min(amt ?? this.#buffered, first?.byteLength ?? 0))
  }

  async #next(decode: boolean, limit?: number): Promise<Uint8Array> {
    const piece = await this.#guard(() => this.#wire.body.next(limit))
    if (piece === null) return this.#flush(decode)
    this.#read += piece.byteLength
    const decoded = await this.#decode(piece, decode)
    if (!this.#wire.body.ended) return decoded
    return Buffer.concat([decoded, await this.#flush(decode)])
  }

  async #decode(piece: Uint8Array, decode: boolean): Promise<Uint8Array> {
    if (!this.#willDecode(decode)) return piece
    this.#decoder ??= contentDecoder(this.#encoding)
    if (this.#decoder === undefined) return piece
    const decoded = await this.#undo(this.#decoder.decode(piece))
    this.#decoding = true
    return decoded
  }

  async #flush(decode: boolean): Promise<Uint8Array> {
    const decoder = this.#decoder
    return !decode || decoder === undefined ? empty : this.#undo(decoder.finish())
  }

  #willDecode(decode: boolean): boolean {
    if (this.#encoding === '') return false
    if (this.#decoding === true && !decode) {
      const hint =
        'Calling read(decode_content=False) is not supported after read(decode_content=True) was called.'
      throw new RuntimeError(hint)
    }
    return decode
  }

  async #undo(decoding: Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      return await decoding
    } catch (failure) {
      const coding = this.#encoding.toLowerCase()
      const text = `Received response with content-encoding: ${coding}, but failed to decode it.`
      const cause = asZlibError(failure)
      const args = [text, cause]
      throw new DecodeError(reprTuple(args), { cause, args })
    }
  }

  async #guard<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read()
    } catch (error) {
      this.#ended = true
      const { received } = this.#wire.body
      throw this.#translate(error, { ...this.#reading, received })
    }
  }

  #store(piece: Uint8Array): void {
    if (piece.byteLength === 0) return
    this.#buffer.push(piece)
    this.#buffered += piece.byteLength
  }

  #unstore(amount: number): Uint8Array {
    const [first] = this.#buffer
    if (first === undefined || amount === 0) return empty
    this.#buffered -= Math.min(amount, this.#buffered)
    if (first.byteLength === amount) {
      this.#buffer.shift()
      return first
    }
    if (first.byteLength > amount) {
      this.#buffer[0] = first.subarray(amount)
      return first.subarray(0, amount)
    }
    const all = Buffer.concat(this.#buffer)
    this.#buffer = all.byteLength > amount ? [all.subarray(amount)] : []
    return all.subarray(0, amount)
  }
}

/** Whether a body broke off that was announced as longer. */
function isCutShort(error: unknown): boolean {
  return error instanceof ProtocolError && error.args[1] instanceof IncompleteRead
}
