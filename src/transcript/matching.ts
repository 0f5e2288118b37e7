/** Stands for any text in a line, and alone on a line for any lines. */
const ellipsis = '...'

/** Stands for an empty line of output, as in Python's `doctest`: a blank line would end it. */
export const blankLine = '<BLANKLINE>'

const float = /^-?(?:\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+)$/i

/** Whether an expected line stands for any number of lines. */
export function isEllipsis(expected: string): boolean {
  return expected.trim() === ellipsis
}

/**
 * Whether a line is what was expected. A float alone on its line is a time, and matches any other;
 * `...` stands for any text. Blanks at the end do not count.
 */
export function matchesLine(expected: string, actual: string): boolean {
  const [wanted, given] = [expected.trimEnd(), actual.trimEnd()]
  if (wanted === given) return true
  if (wanted === blankLine) return given === ''
  if (float.test(wanted)) return float.test(given)
  return wanted.includes(ellipsis) && matchesPieces(wanted.split(ellipsis), given)
}

/** Whether `text` has the pieces in order, begins with the first and ends with the last. */
function matchesPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.endsWith(last) && text.length - last.length >= at
}
