import * as zlib from 'node:zlib'
import type { ContentDecoder } from './content-decoder.ts'
import { ZlibDecoder } from './zlib-decoder.ts'

/** So much of a body is kept to look at again, if what follows the first member breaks. */
const mostKeptBytes = 1024 * 1024
const magic = Buffer.from([0x1f, 0x8b, 0x08])
/** The longest start of garbage that passes for the start of a member. */
const headerBytes = 18

const empty = new Uint8Array(0)

/**
 * Decodes gzip of one or several members. Garbage behind a whole member is ignored with all that
 * follows it, as urllib3 and browsers do; what follows an error is ignored, too.
 */
export class GzipDecoder implements ContentDecoder {
  readonly #decoder = new ZlibDecoder(zlib.createGunzip)
  #kept: Uint8Array[] = []
  #keptBytes = 0
  #givenBytes = 0
  #swallows = false

  decode(piece: Uint8Array): Promise<Uint8Array> {
    if (this.#swallows) return Promise.resolve(empty)
    this.#keptBytes += piece.byteLength
    if (this.#keptBytes > mostKeptBytes) this.#kept = []
    else this.#kept.push(piece)
    return this.#step(() => this.#decoder.decode(piece))
  }

  finish(): Promise<Uint8Array> {
    return this.#swallows ? Promise.resolve(empty) : this.#step(() => this.#decoder.finish())
  }

  async #step(act: () => Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const decoded = await act()
      this.#givenBytes += decoded.byteLength
      return decoded
    } catch (error) {
      const members = wholeMembers(Buffer.concat(this.#kept))
      this.#swallows = true
      if (members === undefined) throw error
      return members.subarray(this.#givenBytes)
    }
  }
}

/** What the longest start of `data` that is made of whole members decodes to. */
function wholeMembers(data: Buffer): Uint8Array | undefined {
  const broken = brokenAt(data)
  for (let end = broken; end > Math.max(0, broken - headerBytes); end -= 1) {
    const decoded = decodedUpTo(data, end)
    if (decoded instanceof Uint8Array) return decoded
  }
  for (let end = broken; end > 0; ) {
    end = data.lastIndexOf(magic, end - 1)
    const decoded = end > 0 ? decodedUpTo(data, end) : undefined
    if (decoded instanceof Uint8Array) return decoded
  }
  return undefined
}

/** How many bytes can be decoded before what follows is no gzip. */
function brokenAt(data: Buffer): number {
  let good = 0
  let bad = data.byteLength
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodedUpTo(data, middle) === 'broken') bad = middle
    else good = middle
  }
  return good
}

function decodedUpTo(data: Buffer, end: number): Uint8Array | 'broken' | 'unfinished' {
  try {
    return zlib.gunzipSync(data.subarray(0, end))
  } catch (error) {
    return (error as { code?: unknown }).code === 'Z_BUF_ERROR' ? 'unfinished' : 'broken'
  }
}
