import { DecodeError, Urllib3HTTPError } from '../errors.ts'
import type { BodySource } from '../http/body-source.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import type { HeaderLines } from '../http/header-lines.ts'
import { HeaderTable } from '../http/header-table.ts'
import type { RawResponse } from '../http/raw-response.ts'
import { redirectStatuses } from '../http/redirect-statuses.ts'
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
  #finished = false
  #reading: Read = { way: 'whole', amt: null, before: 0 }
  /** What broke a read that had something to give: the next one raises it. */
  #broken: { readonly error: unknown } | undefined
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
    this.#chunked = /\bchunked\b/i.test(wire.headers.get('transfer-encoding') ?? '')
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

  get closed(): boolean {
    return this.#wire.body.ended && this.#buffered === 0
  }

  /** How many bytes of the wire have been read. */
  tell(): number {
    return this.#read
  }

  read(amt?: number | null, options: Decoding = {}): Pending<Uint8Array> {
    const decode = options.decode_content ?? false
    if (typeof amt === 'number') {
      this.#begin('amount', amt)
      return Pending.run(() => this.#readUpTo(amt, decode))
    }
    // undoing content codings is what requests asks for, and it reads in pieces
    if (decode) this.#begin('stream', contentChunkSize)
    else this.#begin('whole', null)
    return Pending.run(() => this.#readAll(decode))
  }

  /** The body, where it has come in as a whole, and in no content coding. */
  readNow(): Uint8Array | null {
    const isUntouched = !this.#finished && this.#buffered === 0 && this.#broken === undefined
    if (!isUntouched || this.#encoding !== '') return null
    const rest = this.#wire.body.restNow()
    if (rest === null) return null
    this.#read += rest.byteLength
    this.#finished = true
    return rest
  }

  async *stream(
    amt: number | null,
    options: Decoding = {},
  ): AsyncGenerator<Uint8Array, undefined, undefined> {
    const decode = options.decode_content ?? false
    this.#begin('stream', amt)
    try {
      while (!this.closed) {
        const piece =
          this.#chunked || amt === null
            ? await this.#nextPiece(decode, amt)
            : await this.#readUpTo(amt, decode)
        if (piece.byteLength > 0) yield piece
        else if (this.#finished) return
      }
    } finally {
      // urllib3 closes what is left early where it reads chunks, and only there
      if (this.#chunked && !this.#finished) this.close()
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

  close(): void {
    this.#buffer = []
    this.#buffered = 0
    this.#wire.body.close()
  }

  release_conn(): void {
    // The connection goes back by itself, with the last byte.
  }

  #begin(way: Read['way'], amt: number | null): void {
    this.#reading = { way, amt, before: this.#read }
  }

  async #readUpTo(amt: number, decode: boolean): Promise<Uint8Array> {
    if (this.#broken !== undefined) throw this.#broken.error
    while (this.#buffered < amt && !this.#finished && this.#broken === undefined) {
      try {
        this.#store(await this.#next(decode, amt - this.#buffered))
      } catch (error) {
        if (!this.#givesPartially(decode)) this.#fail(error)
        this.#broken = { error }
      }
    }
    return this.#unstore(amt)
  }

  /** A body in chunks that broke is over for further reads; what came of the last one is lost. */
  #fail(error: unknown): never {
    if (this.#chunked) {
      this.#finished = true
      this.#buffer = []
      this.#buffered = 0
    }
    throw error
  }

  /** `read(amt)` of a body as it is gives what came before it broke, and raises the next time. */
  #givesPartially(decode: boolean): boolean {
    return this.#reading.way === 'amount' && !decode && !this.#chunked && this.#buffered > 0
  }

  async #readAll(decode: boolean): Promise<Uint8Array> {
    if (!this.#finished) {
      const rest = await this.#guard(() => this.#wire.body.rest())
      this.#read += rest.byteLength
      this.#finished = true
      if (this.#encoding === '') this.#store(rest)
      else {
        this.#store(await this.#decode(rest, decode))
        this.#store(await this.#flush(decode))
      }
    }
    return this.#unstore(this.#buffered)
  }

  /** A piece as it came, cut where it is longer than `amt`. */
  async #nextPiece(decode: boolean, amt: number | null): Promise<Uint8Array> {
    if (this.#buffered === 0 && !this.#finished)
      this.#store(await this.#next(decode, amt ?? undefined))
    const [first] = this.#buffer
    return this.#unstore(Math.min(amt ?? this.#buffered, first?.byteLength ?? 0))
  }

  async #next(decode: boolean, limit?: number): Promise<Uint8Array> {
    const piece = await this.#guard(() => this.#wire.body.next(limit))
    if (piece === null) {
      this.#finished = true
      return this.#flush(decode)
    }
    this.#read += piece.byteLength
    const decoded = await this.#decode(piece, decode)
    if (!this.#wire.body.ended) return decoded
    this.#finished = true
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
      throw new Urllib3HTTPError(hint)
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
