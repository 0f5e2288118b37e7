import { UnicodeEncodeError } from '../errors.ts'

/** Bytes as the text that has the character of each byte's number. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/**
 * The text with one byte a character.
 *
 * @throws UnicodeEncodeError where a character has none, in Python's words
 */
export function encodeLatin1(text: string): Uint8Array {
  const outside = /[\u0100-\u{10ffff}]+/u.exec(text)
  if (outside !== null) throw new UnicodeEncodeError(unencodable(outside[0], outside.index))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function unencodable(run: string, start: number): string {
  const [first = '', ...more] = run
  if (more.length > 0) {
    const last = start + more.length
    return `'latin-1' codec can't encode characters in position ${start}-${last}: ordinal not in range(256)`
  }
  const hex = (first.codePointAt(0) ?? 0).toString(16)
  const shown = hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
  return `'latin-1' codec can't encode character '${shown}' in position ${start}: ordinal not in range(256)`
}
