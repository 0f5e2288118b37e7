import { UnicodeDecodeError } from '../errors.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text that the bytes spell in UTF-8.
 *
 * @throws UnicodeDecodeError where they spell none, in Python's words
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch (cause) {
    throw new UnicodeDecodeError(describe(bytes), { cause })
  }
}

function describe(bytes: Uint8Array): string {
  let at = 0
  for (;;) {
    const length = sequenceLength(bytes, at)
    if (length < 1) return explain(bytes, at, -length)
    at += length
  }
}

/** How long the character at `at` is; where it is none, minus how many bytes of it are right. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const wanted = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4) return -0
  for (let i = 1; i < wanted; i++) {
    if (!continues(first, bytes[at + i], i)) return -i
  }
  return wanted
}

function continues(first: number, byte: number | undefined, index: number): boolean {
  if (byte === undefined || (byte & 0xc0) !== 0x80) return false
  if (index > 1) return true
  // Overlong forms, surrogates, and what lies beyond the last character.
  if (first === 0xe0) return byte >= 0xa0
  if (first === 0xed) return byte < 0xa0
  if (first === 0xf0) return byte >= 0x90
  return first !== 0xf4 || byte < 0x90
}

function explain(bytes: Uint8Array, at: number, right: number): string {
  const byte = `0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`
  if (right === 0)
    return `'utf-8' codec can't decode byte ${byte} in position ${at}: invalid start byte`
  const reason = at + right < bytes.length ? 'invalid continuation byte' : 'unexpected end of data'
  if (right === 1) return `'utf-8' codec can't decode byte ${byte} in position ${at}: ${reason}`
  return `'utf-8' codec can't decode bytes in position ${at}-${at + right - 1}: ${reason}`
}
