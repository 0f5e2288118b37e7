import { detect } from 'chardet'
import { charsetDecoder } from '../http/charset.ts'

/** chardet's names where Python's detectors have others. */
const pythonNames: Readonly<Record<string, string>> = {
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16',
  'UTF-32LE': 'UTF-32',
  'UTF-32BE': 'UTF-32',
  Shift_JIS: 'SHIFT_JIS',
  // for charset_normalizer, Central European text is that of Windows
  'ISO-8859-2': 'windows-1250',
}

/**
 * The charset that the bytes look like, by Python's name for it: ascii and utf-8 where they are
 * that without a fault, else what chardet takes them for. utf-8 for no bytes at all; null for what
 * is no text.
 */
export function apparentEncoding(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'utf-8'
  const isText = !isBinary(bytes)
  const sure = wideCharset(bytes) ?? unicodeCharset(bytes, isText)
  if (sure !== undefined) return sure
  if (!isText && !isMarked(bytes)) return null
  const name = detect(bytes)
  return name === null ? null : (pythonNames[name] ?? name)
}

/** What the bytes are without a fault; undefined where that is not known. */
function unicodeCharset(bytes: Uint8Array, isText: boolean): string | undefined {
  // A zero byte makes UTF-16 and UTF-32 likelier than a control character.
  if (bytes.includes(0)) return undefined
  if (bytes.every((byte) => byte < 0x80)) return isText ? 'ascii' : 'utf-8'
  if (charsetDecoder('utf-8')?.decode(bytes, true).includes('\ufffd')) return undefined
  return startsWith(bytes, utf8Mark) ? 'UTF-8-SIG' : 'utf-8'
}

const utf8Mark = [0xef, 0xbb, 0xbf]
/** Of UTF-16 and, as its first half, of UTF-32. */
const byteOrderMarks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0, 0, 0xfe, 0xff],
]

function isMarked(bytes: Uint8Array): boolean {
  return byteOrderMarks.some((mark) => startsWith(bytes, mark))
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** charset_normalizer weighs a control character by 8, and gives up at a fifth of the characters. */
const mostControls = 0.2 / 8

/** Whether so many of the bytes are control characters that no charset makes a text of them. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) if (isControl(byte)) controls += 1
  return controls >= bytes.length * mostControls
}

/** Python takes the separators 0x1c to 0x1f for space, and 0x1a ends the files of old. */
function isControl(byte: number): boolean {
  if (byte === 0x7f) return true
  return byte < 0x1c && byte !== 0x1a && !(byte >= 0x09 && byte <= 0x0d)
}

/** Of UTF-16 without a mark, so much of every second byte is 0 at least. */
const enoughZeros = 0.75

/** UTF-16 without a mark, in the byte order that its zeros tell. */
function wideCharset(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0 || isMarked(bytes)) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < bytes.length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const enough = (bytes.length / 2) * enoughZeros
  if (even === 0 && odd >= enough) return 'utf_16_le'
  return odd === 0 && even >= enough ? 'utf_16_be' : undefined
}
