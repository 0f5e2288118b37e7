import { firstGraphemeLength, lastGraphemeLength } from '../graphemes.ts'

interface Snapshot {
  readonly text: string
  readonly cursor: number
}

const undoLimit = 200
const wordLeft = /(?:[\p{L}\p{M}\p{N}_$]+|[^\p{L}\p{M}\p{N}_$\s]+)?\s*$/u
const wordRight = /^\s*(?:[\p{L}\p{M}\p{N}_$]+|[^\p{L}\p{M}\p{N}_$\s]+)?/u

/**
 * The text being typed, of one line or of several, and the cursor in it.
 *
 * It knows neither keys nor the screen. The operations are those of GNU readline's emacs mode;
 * "line" is the line of the text that the cursor is in.
 *
 * @example
 * const editor = new LineEditor()
 * editor.insert('1 + 1')
 * editor.moveWordLeft()
 * editor.cursor // 4
 */
export class LineEditor {
  #text = ''
  #cursor = 0
  #killed = ''
  #undo: Snapshot[] = []

  get text(): string {
    return this.#text
  }

  /** Where the cursor stands, counted as JavaScript counts characters. */
  get cursor(): number {
    return this.#cursor
  }

  /** The text before the cursor. */
  get before(): string {
    return this.#text.slice(0, this.#cursor)
  }

  /** The text after the cursor. */
  get after(): string {
    return this.#text.slice(this.#cursor)
  }

  /** Starts over with `text`, the cursor at its end unless told otherwise, nothing to undo. */
  reset(text = '', cursor: number = text.length): void {
    this.#text = text
    this.#cursor = cursor
    this.#undo = []
  }

  insert(text: string): void {
    if (text !== '') this.#change(this.before + text, this.after)
  }

  moveLeft(): void {
    this.#cursor -= lastGraphemeLength(this.before)
  }

  moveRight(): void {
    this.#cursor += firstGraphemeLength(this.after)
  }

  moveWordLeft(): void {
    this.#cursor -= lengthOf(wordLeft, this.before)
  }

  moveWordRight(): void {
    this.#cursor += lengthOf(wordRight, this.after)
  }

  moveToLineStart(): void {
    this.#cursor = this.#lineStart()
  }

  moveToLineEnd(): void {
    this.#cursor = this.#lineEnd()
  }

  moveToEnd(): void {
    this.#cursor = this.#text.length
  }

  /** Moves to the line above and returns true, or returns false on the first line. */
  moveUp(): boolean {
    const start = this.#lineStart()
    if (start === 0) return false
    const above = this.#text.lastIndexOf('\n', start - 2) + 1
    this.#cursor = Math.min(above + this.#cursor - start, start - 1)
    return true
  }

  /** Moves to the line below and returns true, or returns false on the last line. */
  moveDown(): boolean {
    const end = this.#lineEnd()
    if (end === this.#text.length) return false
    const column = this.#cursor - this.#lineStart()
    this.#cursor = end + 1
    this.#cursor = Math.min(this.#cursor + column, this.#lineEnd())
    return true
  }

  deleteLeft(): void {
    const length = lastGraphemeLength(this.before)
    if (length > 0) this.#change(this.before.slice(0, -length), this.after)
  }

  deleteRight(): void {
    const length = firstGraphemeLength(this.after)
    if (length > 0) this.#change(this.before, this.after.slice(length))
  }

  killWordLeft(): void {
    this.#kill(this.#cursor - lengthOf(wordLeft, this.before), this.#cursor)
  }

  killWordRight(): void {
    this.#kill(this.#cursor, this.#cursor + lengthOf(wordRight, this.after))
  }

  killToLineStart(): void {
    this.#kill(this.#lineStart(), this.#cursor)
  }

  /** Removes the rest of the line, or the line break when nothing is left of it. */
  killToLineEnd(): void {
    const end = this.#lineEnd()
    this.#kill(this.#cursor, end === this.#cursor ? Math.min(end + 1, this.#text.length) : end)
  }

  /** Inserts what was killed last. */
  yank(): void {
    this.insert(this.#killed)
  }

  undo(): void {
    const last = this.#undo.pop()
    if (last === undefined) return
    this.#text = last.text
    this.#cursor = last.cursor
  }

  #lineStart(): number {
    return this.before.lastIndexOf('\n') + 1
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#cursor)
    return end === -1 ? this.#text.length : end
  }

  #kill(from: number, to: number): void {
    if (from === to) return
    this.#killed = this.#text.slice(from, to)
    this.#change(this.#text.slice(0, from), this.#text.slice(to))
  }

  #change(before: string, after: string): void {
    this.#undo.push({ text: this.#text, cursor: this.#cursor })
    if (this.#undo.length > undoLimit) this.#undo.shift()
    this.#text = before + after
    this.#cursor = before.length
  }
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}
