/** A piece of what a terminal sent: keys, or a text that was pasted. */
export type InputPart =
  | { readonly type: 'keys'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string }

const pasteStart = '\u001b[200~'
const pasteEnd = '\u001b[201~'

/**
 * Separates pasted text from typed keys, for a terminal in bracketed paste mode (xterm's `?2004`).
 *
 * The marks are looked for here because Deno's `node:readline` doesn't know them.
 */
export class PasteSplitter {
  #held = ''
  #pasted: string | undefined

  /** The parts that are whole once `chunk` has come; the rest waits for the next chunk. */
  feed(chunk: string): readonly InputPart[] {
    const parts: InputPart[] = []
    let rest = this.#held + chunk
    this.#held = ''
    while (rest !== '') rest = this.#take(rest, parts)
    return parts
  }

  #take(text: string, parts: InputPart[]): string {
    const mark = this.#pasted === undefined ? pasteStart : pasteEnd
    const at = text.indexOf(mark)
    // Outside of a paste a bare escape is more likely to be the key of that name.
    const least = this.#pasted === undefined ? 3 : 1
    const held = at === -1 ? heldLength(text, mark, least) : 0
    const before = text.slice(0, at === -1 ? text.length - held : at)
    this.#held = held > 0 ? text.slice(-held) : ''
    if (this.#pasted !== undefined) this.#pasted += before
    else if (before !== '') parts.push({ type: 'keys', text: before })
    if (at === -1) return ''
    if (this.#pasted === undefined) this.#pasted = ''
    else {
      parts.push({ type: 'paste', text: this.#pasted })
      this.#pasted = undefined
    }
    return text.slice(at + mark.length)
  }
}

/** How much of the end of `text` may be the beginning of `mark`, if it is at least `least`. */
function heldLength(text: string, mark: string, least: number): number {
  for (let length = mark.length - 1; length >= least; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length
  }
  return 0
}
