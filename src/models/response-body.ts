import { ResponseNotRead, RuntimeError, StreamConsumedError } from '../errors.ts'
import type { BodySource } from '../http/body-source.ts'

const empty = new Uint8Array(0)

/** The body of an answer: read whole, or in pieces, but from its source only once. */
export class ResponseBody {
  readonly #source: BodySource | null
  readonly #translateError: (error: unknown) => unknown
  #content: Uint8Array | undefined
  #reading: Promise<Uint8Array> | undefined
  /** Whether nothing is left at the source. */
  #consumed = false

  /** @param translateError turns what the source throws into what the reader gets */
  constructor(source: BodySource | null, translateError: (error: unknown) => unknown) {
    this.#source = source
    this.#translateError = translateError
  }

  /**
   * All of it, once it has been read.
   *
   * @throws ResponseNotRead before that
   * @throws RuntimeError where it was iterated over instead
   */
  get content(): Uint8Array {
    if (this.#content !== undefined) return this.#content
    if (this.#source === null) return empty
    this.#refuseIterated()
    throw new ResponseNotRead(
      'The body of this streamed response has not been read yet: ' +
        'use `await response.read()` first, or iterate with `response.iter_content()`',
    )
  }

  /** All of it, where it has been read or has come in; null where it must be waited for. */
  readNow(): Uint8Array | null {
    if (this.#content !== undefined) return this.#content
    if (this.#source === null) return empty
    if (this.#consumed || this.#reading !== undefined) return null
    const whole = this.#source.readNow?.() ?? null
    if (whole === null) return null
    this.#content = whole
    this.#consumed = true
    return whole
  }

  /** Has all of it be here: what comes in as it is need only be waited for, all else is read. */
  async load(): Promise<void> {
    if (!this.#consumed && this.#reading === undefined) await this.#source?.arrival?.()
    if (this.readNow() === null) await this.read()
  }

  /** All of it, or what iterating has left. */
  async read(): Promise<Uint8Array> {
    if (this.#content !== undefined) return this.#content
    if (this.#source === null) return empty
    this.#refuseIterated()
    this.#reading ??= this.#readRest(this.#source)
    return this.#reading
  }

  async #readRest(source: BodySource): Promise<Uint8Array> {
    try {
      this.#content = await source.read(null, { decode_content: true })
      this.#consumed = true
      return this.#content
    } catch (error) {
      throw this.#translateError(error)
    } finally {
      this.#reading = undefined
    }
  }

  #refuseIterated(): void {
    if (this.#consumed) {
      throw new RuntimeError('The content for this response was already consumed')
    }
  }

  /**
   * The body in pieces: slices of what was read, or from the source.
   *
   * @param size bytes a piece; null for pieces as they come
   * @throws StreamConsumedError at once, where it was iterated over before
   */
  pieces(size: number | null): AsyncGenerator<Uint8Array, undefined, undefined> {
    if (this.#content !== undefined) return slices(this.#content, size)
    if (this.#consumed) throw new StreamConsumedError()
    return this.#fromSource(size)
  }

  async *#fromSource(size: number | null): AsyncGenerator<Uint8Array, undefined, undefined> {
    try {
      if (this.#source !== null) yield* this.#source.stream(size, { decode_content: true })
    } catch (error) {
      throw this.#translateError(error)
    }
    this.#consumed = true
  }

  /** Ends it; what was not read by now is lost. */
  close(): void {
    if (!this.#consumed) this.#source?.close()
    this.#source?.release_conn()
  }
}

async function* slices(
  content: Uint8Array,
  size: number | null,
): AsyncGenerator<Uint8Array, undefined, undefined> {
  const length = size === null || size <= 0 ? content.length : size
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length)
}
