const blank = '[\\t-\\r\\x1c-\\x20\\x85\\xa0]'
const around = new RegExp(`^${blank}+|${blank}+$`, 'g')

/**
 * The text of a header without the blanks around it. Mirrors Python's `str.strip`, which counts
 * some control characters among them, as far as Latin-1 goes.
 */
export function strip(text: string): string {
  return text.replace(around, '')
}
