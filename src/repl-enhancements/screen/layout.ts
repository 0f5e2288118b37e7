import { graphemes } from '../graphemes.ts'
import { textWidth } from './text-width.ts'

/** What the prompt shows: the prompts, the text being typed and the cursor in it. */
export interface Frame {
  readonly prompt: string
  readonly continuationPrompt: string
  readonly text: string
  /** Index into `text`. */
  readonly cursor: number
}

/** One row of the terminal. */
export interface Row {
  readonly text: string
  /** Whether the next row goes on with the same line of text. */
  readonly wraps: boolean
}

/** Where everything of a frame lands on a terminal. */
export interface Layout {
  readonly rows: readonly Row[]
  readonly cursorRow: number
  readonly cursorColumn: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it looks for
const escapeSequence = /(\u001b\[[0-9;:?]*[A-Za-z])/
const tabStop = 8
/** Clears the rest of the row. */
const clearRow = '\u001b[K'
/** Clears the rest of the row and the rows below. */
const clearBelow = '\u001b[J'

/**
 * Breaks a frame into rows of at most `columns` columns, as a terminal does.
 *
 * A line that fills its last row takes one more, empty row, where the cursor stands at its end.
 */
export function layOut(frame: Frame, columns: number): Layout {
  const rows = new Rows(Math.max(columns, 1))
  let offset = 0
  for (const [index, line] of frame.text.split('\n').entries()) {
    if (index > 0) rows.endLine()
    rows.addPrompt(index === 0 ? frame.prompt : frame.continuationPrompt)
    rows.addText(line, frame.cursor - offset)
    offset += line.length + 1
  }
  return rows.finish()
}

/**
 * The text that draws `rows` one below the other, from the first column of the first, over
 * whatever was there.
 */
export function drawRows(rows: readonly Row[]): string {
  return rows
    .map((row, index) => {
      const next = rows[index + 1]
      if (next === undefined) return `${row.text}${clearBelow}`
      if (!row.wraps) return `${row.text}${clearRow}\r\n`
      // A blank makes the terminal go on to the empty row behind a full one.
      return next.text === '' ? `${row.text} \r` : row.text
    })
    .join('')
}

class Rows {
  readonly #columns: number
  readonly #rows: Row[] = []
  #text = ''
  #column = 0
  #cursorRow = 0
  #cursorColumn = 0

  constructor(columns: number) {
    this.#columns = columns
  }

  addPrompt(prompt: string): void {
    for (const [index, part] of prompt.split(escapeSequence).entries()) {
      if (index % 2 === 1) this.#text += part
      else for (const character of graphemes(part)) this.#add(character)
    }
  }

  /** @param cursor index into `line`; outside of it when the cursor is in another line */
  addText(line: string, cursor: number): void {
    let index = 0
    for (const character of graphemes(line)) {
      const cells = cellsOf(character, this.#column)
      this.#wrapBefore(textWidth(cells[0] ?? ''))
      if (cursor >= index && cursor < index + character.length) this.#markCursor()
      for (const cell of cells) this.#add(cell)
      index += character.length
    }
    if (cursor === index) this.#markCursor()
  }

  endLine(): void {
    this.#rows.push({ text: this.#text, wraps: false })
    this.#text = ''
    this.#column = 0
  }

  finish(): Layout {
    this.endLine()
    return { rows: this.#rows, cursorRow: this.#cursorRow, cursorColumn: this.#cursorColumn }
  }

  #add(character: string): void {
    const width = textWidth(character)
    this.#wrapBefore(width)
    this.#text += character
    this.#column += width
    if (this.#column >= this.#columns) this.#wrap()
  }

  // A wide character that doesn't fit goes to the next row as a whole; terminals do so too.
  #wrapBefore(width: number): void {
    if (width <= this.#columns && this.#column + width > this.#columns) this.#wrap()
  }

  #wrap(): void {
    this.#rows.push({ text: this.#text, wraps: true })
    this.#text = ''
    this.#column = 0
  }

  #markCursor(): void {
    this.#cursorRow = this.#rows.length
    this.#cursorColumn = this.#column
  }
}

/** How a character is shown: a tab as blanks, other control characters as `^X`. */
function cellsOf(character: string, column: number): readonly string[] {
  if (character === '\t') return Array<string>(tabStop - (column % tabStop)).fill(' ')
  const code = character.charCodeAt(0)
  if (code < 32 || code === 127) return ['^', String.fromCharCode(code ^ 64)]
  return [character]
}
