const blank =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const before = new RegExp(`^${blank}+`)
const around = new RegExp(`^${blank}+|${blank}+$`, 'g')

/**
 * The text without the blanks around it. Mirrors Python's `str.strip`, which counts some control
 * characters among them, and the byte order mark not.
 */
export function strip(text: string): string {
  return text.replace(around, '')
}

/** The text without the blanks before it. Mirrors Python's `str.lstrip`. */
export function lstrip(text: string): string {
  return text.replace(before, '')
}
