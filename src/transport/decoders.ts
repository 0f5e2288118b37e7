import * as zlib from 'node:zlib'
import type { ContentDecoder } from './content-decoder.ts'
import { GzipDecoder } from './gzip-decoder.ts'
import { type Transform, type TransformOptions, ZlibDecoder } from './zlib-decoder.ts'

export type { ContentDecoder } from './content-decoder.ts'

const hasZstd =
  typeof (zlib as { createZstdDecompress?: unknown }).createZstdDecompress === 'function'

/** The content codings that this runtime can undo, as an Accept-Encoding header lists them. */
export const acceptEncoding: string = hasZstd ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br'

const empty = new Uint8Array(0)

/**
 * A decoder for the value of a Content-Encoding header; undefined where nothing is to be undone,
 * or one of the codings is not known. Several codings are undone from the last to the first.
 */
export function contentDecoder(contentEncoding: string): ContentDecoder | undefined {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const decoders: ContentDecoder[] = []
  for (const coding of codings.reverse()) {
    const decoder = oneDecoder(coding)
    if (decoder === undefined) return undefined
    decoders.push(decoder)
  }
  return decoders.length > 1 ? new DecoderChain(decoders) : decoders[0]
}

function oneDecoder(coding: string): ContentDecoder | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return new GzipDecoder()
    case 'deflate':
      return new ZlibDecoder(inflater)
    case 'br':
      return new ZlibDecoder(zlib.createBrotliDecompress)
    case 'zstd':
      return hasZstd ? new ZlibDecoder(zstdTransform) : undefined
    default:
      return undefined
  }
}

function zstdTransform(options: TransformOptions): Transform {
  const make = (zlib as { createZstdDecompress?: MakeZstd }).createZstdDecompress
  if (make === undefined) throw new Error('this runtime has no zstd')
  return make(options)
}

type MakeZstd = (options: TransformOptions) => Transform

/** Servers send both forms under the name deflate: with the zlib header (RFC 1950), and without. */
function inflater(options: TransformOptions, first: Uint8Array): Transform {
  const [cmf = 0, flg = 0] = first
  const hasHeader = (cmf & 0x0f) === 8 && (first.length < 2 || (cmf * 256 + flg) % 31 === 0)
  return hasHeader ? zlib.createInflate(options) : zlib.createInflateRaw(options)
}

class DecoderChain implements ContentDecoder {
  readonly #decoders: readonly ContentDecoder[]

  constructor(decoders: readonly ContentDecoder[]) {
    this.#decoders = decoders
  }

  async decode(piece: Uint8Array): Promise<Uint8Array> {
    let data = piece
    for (const decoder of this.#decoders) data = await decoder.decode(data)
    return data
  }

  async finish(): Promise<Uint8Array> {
    let rest: Uint8Array = empty
    for (const decoder of this.#decoders) {
      const decoded = await decoder.decode(rest)
      rest = Buffer.concat([decoded, await decoder.finish()])
    }
    return rest
  }
}
