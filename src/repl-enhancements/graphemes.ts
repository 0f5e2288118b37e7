let segmenter: Intl.Segmenter | undefined

/**
 * The characters of `text` as a reader counts them: a letter and its accents are one.
 *
 * `Intl.Segmenter` is made on first use only: plain ASCII never needs it.
 */
export function graphemes(text: string): readonly string[] {
  if (isAscii(text)) return [...text]
  segmenter ??= new Intl.Segmenter()
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** The length of the character that ends at the end of `text`; 0 when there is none. */
export function lastGraphemeLength(text: string): number {
  return graphemes(lineTail(text)).at(-1)?.length ?? 0
}

/** The length of the character that begins `text`; 0 when there is none. */
export function firstGraphemeLength(text: string): number {
  return graphemes(lineHead(text))[0]?.length ?? 0
}

/** Whether every character of `text` is an ASCII one. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 126) return false
  }
  return true
}

// A character never spans a line break, so neighbours of one line are enough to look at.
function lineTail(text: string): string {
  return text.endsWith('\n') ? '\n' : text.slice(text.lastIndexOf('\n') + 1)
}

function lineHead(text: string): string {
  const end = text.indexOf('\n')
  return end === -1 ? text : text.slice(0, Math.max(end, 1))
}
