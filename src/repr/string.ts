const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/
const UNPRINTABLE = /[\p{C}\p{Z}]/u

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/**
 * A string as Python's `repr()` prints it: in single quotes, unless that would need an escape
 * which double quotes save; printable Unicode stays as it is.
 *
 * @example
 * reprString("it's\n") // '"it\'s\\n"'
 */
export function reprString(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`
  const quote = quoteFor(text.includes("'"), text.includes('"'))
  let inside = ''
  for (const char of text) inside += escapeIn(char, quote)
  return quote + inside + quote
}

/** A string as Python's `ascii()` prints it: as {@link reprString}, all but ASCII escaped. */
export function onlyAscii(text: string): string {
  let ascii = ''
  for (const char of text) ascii += char > '\x7e' ? escapeCode(char) : char
  return ascii
}

/**
 * Bytes as Python's `repr()` prints them.
 *
 * @example
 * reprBytes(new Uint8Array([71, 69, 84, 0])) // "b'GET\\x00'"
 */
export function reprBytes(bytes: Uint8Array): string {
  const quote = quoteFor(bytes.includes(0x27), bytes.includes(0x22))
  let inside = ''
  for (const byte of bytes) {
    const char = String.fromCharCode(byte)
    inside += byte > 0x7e ? escapeCode(char) : escapeIn(char, quote)
  }
  return `b${quote}${inside}${quote}`
}

function quoteFor(hasSingle: boolean, hasDouble: boolean): string {
  return hasSingle && !hasDouble ? '"' : "'"
}

function escapeIn(char: string, quote: string): string {
  if (char === quote) return `\\${char}`
  const short = SHORT_ESCAPES.get(char)
  if (short !== undefined) return short
  if (char !== ' ' && UNPRINTABLE.test(char)) return escapeCode(char)
  return char
}

function escapeCode(char: string): string {
  const code = char.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  if (code <= 0xffff) return `\\u${hex.padStart(4, '0')}`
  return `\\U${hex.padStart(8, '0')}`
}
