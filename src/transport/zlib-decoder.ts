import type * as zlib from 'node:zlib'
import type { ContentDecoder } from './content-decoder.ts'
import { inOnePiece } from './one-piece.ts'

/** A stream of `node:zlib` that decodes. */
export type Transform = zlib.Gunzip | zlib.Inflate | zlib.InflateRaw | zlib.BrotliDecompress

/** What a stream of `node:zlib` is made with. */
export interface TransformOptions {
  /** How many bytes it gives at a time. */
  readonly chunkSize: number
}

type MakeTransform = (options: TransformOptions, first: Uint8Array) => Transform

const smallestChunk = 16 * 1024
const largestChunk = 256 * 1024
/** About as much as text grows. */
const growth = 8

const empty = new Uint8Array(0)

/** Decodes by a stream of `node:zlib`, one piece at a time. */
export class ZlibDecoder implements ContentDecoder {
  readonly #make: MakeTransform
  #transform: Transform | undefined
  #output: Uint8Array[] = []
  #failure: Error | undefined
  #fail: (error: Error) => void = () => {}

  /** @param make is told the first piece, which may say what form of the coding it is */
  constructor(make: MakeTransform) {
    this.#make = make
  }

  decode(piece: Uint8Array): Promise<Uint8Array> {
    if (piece.byteLength === 0) return Promise.resolve(empty)
    const transform = this.#transform ?? this.#start(piece)
    return this.#after((done) => transform.write(piece, done))
  }

  finish(): Promise<Uint8Array> {
    const transform = this.#transform
    if (transform === undefined) return Promise.resolve(empty)
    return this.#after((done) => transform.end(done))
  }

  #start(first: Uint8Array): Transform {
    // each chunk is a turn of the event loop, and takes its memory even where little of it is filled
    const chunkSize = Math.min(Math.max(growth * first.byteLength, smallestChunk), largestChunk)
    const transform = this.#make({ chunkSize }, first)
    transform.on('data', (data: Uint8Array) => this.#output.push(data))
    // Deno reports a failure only after the write is over: then the next step fails
    transform.on('error', (error) => {
      this.#failure = error
      this.#fail(error)
    })
    this.#transform = transform
    return transform
  }

  #after(act: (done: () => void) => void): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure)
      this.#fail = reject
      act(() => {
        const output = this.#output
        this.#output = []
        if (this.#failure !== undefined) reject(this.#failure)
        else resolve(inOnePiece(output))
      })
    })
  }
}
