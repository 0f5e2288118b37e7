import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'

/** A body as results show it. */
export type BodyOutcome = Record<string, string | number>

const longestShown = 4096

/** The text of `bytes`, or null where they are not UTF-8; a byte order mark is kept. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** `bytes` as text, as base64 where they are not UTF-8, as length and hash where they are long. */
export function describeBytes(bytes: Uint8Array): BodyOutcome {
  if (bytes.length > longestShown) {
    return { length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  const text = utf8Text(bytes)
  return text === null ? { base64: Buffer.from(bytes).toString('base64') } : { text }
}

function isLabel(encoding: string): boolean {
  try {
    new TextDecoder(encoding.replaceAll('_', '-'))
    return true
  } catch {
    return false
  }
}

/**
 * Whether the library decoded by the charset: it falls back to UTF-8 with replacement characters
 * where it does not know it.
 */
function charsetKnown(encoding: string, bytes: Uint8Array, text: string): boolean {
  return isLabel(encoding) || text !== new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** A body with what the library's `text` made of it, where that is another text. */
export function describeDecoded(
  bytes: Uint8Array,
  text: string,
  encoding: string | null,
): BodyOutcome {
  const body = describeBytes(bytes)
  const another = 'length' in body ? false : text !== body.text
  if (!another || encoding === null || !charsetKnown(encoding, bytes, text)) return body
  return { ...body, decoded: text }
}
