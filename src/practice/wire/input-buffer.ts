import { MalformedRequest } from './malformed-request.ts'

const nothing: Buffer = Buffer.alloc(0)
const lineFeed = 10

/** The bytes that have come in and have not been read yet; gives them out in lines or in pieces. */
export class InputBuffer {
  #bytes: Buffer = nothing
  /** How far the search for a line's end has come: a head that drips in is searched once. */
  #searched = 0

  get size(): number {
    return this.#bytes.length
  }

  push(bytes: Uint8Array): void {
    this.#bytes =
      this.#bytes.length === 0
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : Buffer.concat([this.#bytes, bytes])
  }

  /**
   * The next line without its end, read as Latin-1; `null` where it is not complete yet. A bare line
   * feed ends a line too (RFC 9112, section 2.2).
   *
   * @param limit the most bytes that the line may have, its end included
   * @throws MalformedRequest with `tooLong` as its status when the line is longer
   */
  takeLine(limit: number, tooLong: 400 | 431): string | null {
    const end = this.#bytes.indexOf(lineFeed, this.#searched)
    const length = end < 0 ? this.#bytes.length : end + 1
    if (length > limit) throw new MalformedRequest(tooLong, 'there is more of this than I read')
    if (end < 0) {
      this.#searched = this.#bytes.length
      return null
    }
    const line = this.take(length)
    const bare = line.at(-2) === 13 ? line.subarray(0, -2) : line.subarray(0, -1)
    return bare.toString('latin1')
  }

  /** The next bytes: as many as there are, and not more than `most`. */
  take(most: number): Buffer {
    const taken = this.#bytes.subarray(0, most)
    this.#bytes = taken.length === this.#bytes.length ? nothing : this.#bytes.subarray(taken.length)
    this.#searched = 0
    return taken
  }
}
