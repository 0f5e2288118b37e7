const lineFeed = 0x0a
const empty = new Uint8Array(0)

/** Where a body in chunks broke off: what the engine does not say, and texts have to. */
export class BrokenChunk extends Error {
  /** What came where the size of a chunk was due; null within a chunk. */
  readonly line: Uint8Array | null
  /** The size of the chunk that broke off, and how much of it came. */
  readonly size: number
  readonly received: number
  /** Bytes in the chunks before it. */
  readonly complete: number

  constructor(place: Pick<BrokenChunk, 'line' | 'size' | 'received' | 'complete'>, cause: unknown) {
    super('the body broke off', { cause })
    this.line = place.line
    this.size = place.size
    this.received = place.received
    this.complete = place.complete
  }
}

/**
 * Follows the sizes of the chunks of one body (RFC 9112, 7.1), to be asked when it breaks off. It
 * judges nothing: what can not be read stays where it is.
 */
export class ChunkTracker {
  /** What has come of the line that is being read. */
  #line: Uint8Array = empty
  #state: 'size' | 'data' | 'end-of-data' | 'done' = 'size'
  #size = 0
  #received = 0
  #complete = 0
  #sizes: number[] = []
  #taken = 0

  /** The size of the next chunk; each is told once, and undefined until its line has come. */
  nextSize(): number | undefined {
    const size = this.#sizes[this.#taken]
    if (size === undefined) return undefined
    this.#taken += 1
    if (this.#taken === this.#sizes.length) {
      this.#sizes = []
      this.#taken = 0
    }
    return size
  }

  /** Takes in what follows. */
  feed(bytes: Uint8Array): void {
    let rest = bytes
    while (rest.byteLength > 0 && this.#state !== 'done') {
      rest = this.#state === 'data' ? this.#takeData(rest) : this.#takeLine(rest)
    }
  }

  /** Where it stands: the place at which the body has broken off. */
  brokenBy(cause: unknown): BrokenChunk {
    const inSize = this.#state !== 'data'
    const complete = this.#complete
    return new BrokenChunk(
      { line: inSize ? this.#line : null, size: this.#size, received: this.#received, complete },
      cause,
    )
  }

  #takeData(bytes: Uint8Array): Uint8Array {
    const taken = Math.min(bytes.byteLength, this.#size - this.#received)
    this.#received += taken
    if (this.#received === this.#size) {
      this.#complete += this.#size
      this.#state = 'end-of-data'
    }
    return bytes.subarray(taken)
  }

  #takeLine(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(lineFeed)
    const piece = end < 0 ? bytes : bytes.subarray(0, end + 1)
    this.#line = this.#line.byteLength === 0 ? piece : Buffer.concat([this.#line, piece])
    if (end >= 0) this.#endLine()
    return bytes.subarray(piece.byteLength)
  }

  #endLine(): void {
    if (this.#state === 'end-of-data') {
      this.#state = 'size'
      this.#line = empty
      return
    }
    const size = sizeOf(this.#line)
    if (size === null || size === 0) {
      this.#state = 'done'
      return
    }
    this.#size = size
    this.#sizes.push(size)
    this.#received = 0
    this.#line = empty
    this.#state = 'data'
  }
}

function sizeOf(line: Uint8Array): number | null {
  const [digits = ''] = Buffer.from(line).toString('latin1').split(';')
  return /^\s*[0-9a-f]+\s*$/i.test(digits) ? Number.parseInt(digits, 16) : null
}
