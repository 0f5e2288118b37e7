import { stripVTControlCharacters } from 'node:util'
import { isAscii } from '../graphemes.ts'

// Until string-width is loaded (it costs 20 ms, so after the first prompt), one column each.
let widthOf = (text: string): number => [...text].length

/** Loads the table of character widths; before that every character counts as one column. */
export async function loadTextWidth(): Promise<void> {
  const { default: stringWidth } = await import('string-width')
  widthOf = stringWidth
}

/** The columns that `text` takes on a terminal; escape sequences take none. */
export function textWidth(text: string): number {
  const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text
  return isAscii(plain) ? plain.length : widthOf(plain)
}
