const utf8 = new TextEncoder()
const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~'

/** Characters that stay as they are, by their code; all are ASCII. */
type Allowed = readonly boolean[]

function allowed(characters: string): Allowed {
  return Array.from({ length: 256 }, (_, code) => characters.includes(String.fromCharCode(code)))
}

const tables = new Map<string, Allowed>()

function allowedBesides(safe: string): Allowed {
  let table = tables.get(safe)
  if (table === undefined) {
    table = allowed(unreserved + safe)
    tables.set(safe, table)
  }
  return table
}

function escaped(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function isClean(text: string, table: Allowed): boolean {
  for (let i = 0; i < text.length; i++) {
    if (table[text.charCodeAt(i)] !== true) return false
  }
  return true
}

/**
 * Text or bytes with everything percent-encoded but letters, digits, `_.-~` and what `safe` names.
 * Text is taken as UTF-8. Mirrors Python's `urllib.parse.quote`.
 */
export function quote(text: string | Uint8Array, safe = '/'): string {
  const table = allowedBesides(safe)
  if (typeof text === 'string' && isClean(text, table)) return text
  const bytes = typeof text === 'string' ? utf8.encode(text) : text
  let quoted = ''
  for (const byte of bytes) quoted += table[byte] ? String.fromCharCode(byte) : escaped(byte)
  return quoted
}

/** As {@link quote}, nothing safe, and blanks as `+`: Python's `urllib.parse.quote_plus`. */
export function quotePlus(text: string | Uint8Array): string {
  return quote(text, ' ').replaceAll(' ', '+')
}

/**
 * The text with its percent-encodings undone, read as UTF-8; what is none stays as it is. Mirrors
 * Python's `urllib.parse.unquote`.
 */
export function unquote(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run.slice(1).split('%')
    return utf8Decoder.decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)))
  })
}

/**
 * A part of a URL with what may not stand in it percent-encoded, and the case of what is encoded
 * made upper. A `%` stays where every one of the part begins an encoding, and is encoded where one
 * does not. Mirrors urllib3's `_encode_invalid_chars`.
 *
 * @param safe what may stand in it besides letters, digits and `_.-~`
 */
export function encodeInvalid(part: string, safe: string): string {
  if (!part.includes('%')) return quote(part, safe)
  let encodings = 0
  const upper = part.replace(/%[a-fA-F0-9]{2}/g, (encoding) => {
    encodings++
    return encoding.toUpperCase()
  })
  const all = encodings === upper.split('%').length - 1
  return quote(upper, all ? `${safe}%` : safe)
}

const reserved = "!#$&'()*+,/:;=?@[]~"

/**
 * The URL quoted evenly: encodings of characters that need none are undone, and what may not stand
 * in a URL is encoded. Mirrors requests' `requote_uri`.
 */
export function requoteUri(uri: string): string {
  const table = allowedBesides(`%${reserved}`)
  if (!uri.includes('%') && isClean(uri, table)) return uri
  const plain = unquoteUnreserved(uri)
  return plain === undefined ? quote(uri, reserved) : quote(plain, `%${reserved}`)
}

/** Undefined where a `%` is followed by two letters or digits that are no number. */
function unquoteUnreserved(uri: string): string | undefined {
  const [head = '', ...parts] = uri.split('%')
  let plain = head
  for (const part of parts) {
    const code = part.slice(0, 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(code)) {
      if (!/^[0-9a-f]{2}$/i.test(code)) return undefined
      const character = String.fromCharCode(Number.parseInt(code, 16))
      plain += unreserved.includes(character) ? character + part.slice(2) : `%${part}`
    } else plain += `%${part}`
  }
  return plain
}
