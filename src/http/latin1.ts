import { UnicodeEncodeError, ValueError } from '../errors.ts'
import { repr } from '../repr/repr.ts'
import { ListMemo } from './list-memo.ts'

/** Bytes as text, one character a byte: the character's number is the byte's. */
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
  if (outside !== null) throw new UnicodeEncodeError(unencodable(outside, 'latin-1', 256))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

const legalName = /^[^:\s][^:\r\n]*$/
/** A line may only go on in the next where that begins with a blank. */
const brokenLine = /\n(?![ \t])|\r(?![ \t\n])/

/**
 * Refuses headers that can not be sent: names are ASCII, values Latin-1, and neither breaks out of
 * its line. Mirrors http.client's `putheader`.
 *
 * @param flat names and values in turn; a list that was found good is not looked at again
 * @throws UnicodeEncodeError, ValueError in Python's words
 */
export function checkEncodable(flat: readonly string[]): void {
  good.of(flat)
}

const good = new ListMemo((flat) => {
  for (let i = 0; i < flat.length; i += 2) {
    checkName(flat[i] ?? '')
    checkValue(flat[i + 1] ?? '')
  }
  return true
})

function checkName(name: string): void {
  const outside = /[\u0080-\u{10ffff}]+/u.exec(name)
  if (outside !== null) throw new UnicodeEncodeError(unencodable(outside, 'ascii', 128))
  if (!legalName.test(name)) throw new ValueError(`Invalid header name ${reprOf(name)}`)
}

function checkValue(value: string): void {
  if (/[\u0100-\uffff]/.test(value)) encodeLatin1(value)
  if (brokenLine.test(value)) throw new ValueError(`Invalid header value ${reprOf(value)}`)
}

function reprOf(text: string): string {
  return repr(encodeLatin1(text))
}

function unencodable({ 0: run, index }: RegExpExecArray, codec: string, limit: number): string {
  const [first = '', ...more] = run
  const reason = `ordinal not in range(${limit})`
  if (more.length > 0) {
    const last = index + more.length
    return `'${codec}' codec can't encode characters in position ${index}-${last}: ${reason}`
  }
  return `'${codec}' codec can't encode character '${escaped(first)}' in position ${index}: ${reason}`
}

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
}
