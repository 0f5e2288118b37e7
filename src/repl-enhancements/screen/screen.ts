import { drawRows, type Frame, type Layout, layOut } from './layout.ts'
import { textWidth } from './text-width.ts'

/** The terminal that a screen draws on. */
export interface ScreenOutput {
  readonly columns: number
  readonly rows: number
  write(text: string): void
}

/** A frame on the terminal: which of its rows are seen, and the cursor among them. */
interface Drawn {
  readonly frame: Frame
  readonly layout: Layout
  readonly firstRow: number
  readonly seenRows: number
}

/**
 * Keeps the line being typed below everything that is printed.
 *
 * While a frame is shown, `print` takes it away, writes, and draws it again with the cursor where
 * it was; otherwise `print` just writes. All writes to the terminal go through here, because the
 * column in which the last one ended decides where the next frame begins.
 */
export class Screen {
  readonly #output: ScreenOutput
  readonly #shared: boolean
  #drawn: Drawn | undefined
  /** What was printed since the last line break. */
  #unfinished = ''
  #changes = 0

  /** @param shared whether somebody else may clear the row of the cursor; each key draws all then */
  constructor(output: ScreenOutput, shared = false) {
    this.#output = output
    this.#shared = shared
  }

  /** How wide the terminal is. */
  get columns(): number {
    return this.#output.columns
  }

  /** How often something was printed, or the rows above the frame changed otherwise. */
  get changes(): number {
    return this.#changes
  }

  /** Whether what was printed last has no line break at its end. */
  get isMidLine(): boolean {
    return this.#unfinished !== ''
  }

  /** Draws `frame` in place of the one shown, or on a row of its own. */
  show(frame: Frame): void {
    const next = this.#place(frame)
    this.#output.write(this.#drawing(next))
    this.#drawn = next
  }

  /**
   * Leaves `frame` where it stands and goes to the row below it; without one, the frame shown.
   *
   * Row and line break are one write: who clears the row of the cursor finds the row or an empty one.
   */
  leave(frame: Frame | undefined = this.#drawn?.frame): void {
    if (frame === undefined) return
    this.#changes += 1
    const last = this.#place(frame)
    const { rows } = last.layout
    // Of a text taller than the terminal only a part was seen: now it is written whole.
    const whole = rows.length > last.seenRows
    const left = whole
      ? this.#toBeginning() + drawRows(rows)
      : this.#drawing(last) + down(rowsBelow(last))
    this.#drawn = undefined
    this.#unfinished = ''
    this.#output.write(`${left}\r\n`)
  }

  /** Writes `text` by `write`, above the frame if one is shown. */
  print(text: string, write: (text: string) => void): void {
    if (text === '') return
    this.#changes += 1
    const drawn = this.#drawn
    if (drawn !== undefined) this.#output.write(erase(drawn) + this.#backToUnfinished())
    write(text)
    this.#note(text)
    this.#drawn = undefined
    if (drawn !== undefined) this.show(drawn.frame)
  }

  /** Writes a line by `write` in the place of the one printed last, which has to be short. */
  printOver(line: string, write: (text: string) => void): void {
    const drawn = this.#drawn
    if (drawn !== undefined && drawn.seenRows >= this.#output.rows) return
    this.#changes += 1
    this.#output.write(`${drawn === undefined ? '\r' : erase(drawn)}${up(1)}\u001b[2K`)
    write(line)
    this.#drawn = undefined
    if (drawn !== undefined) this.show(drawn.frame)
  }

  /** Begins again on an empty screen. */
  clear(): void {
    this.#changes += 1
    const frame = this.#drawn?.frame
    this.#drawn = undefined
    this.#unfinished = ''
    this.#output.write(`\u001b[H\u001b[2J`)
    if (frame !== undefined) this.show(frame)
  }

  /** Draws again after the terminal got another width or height. */
  resize(): void {
    this.#changes += 1
    if (this.#drawn === undefined) return
    // The terminal has wrapped the old rows anew; where the cursor went follows from the width.
    this.#drawn = this.#place(this.#drawn.frame)
    this.#output.write(this.#toBeginning() + draw(this.#drawn))
  }

  /** What makes of the frame shown, or of none, the next one. */
  #drawing(next: Drawn): string {
    const typed =
      this.#drawn === undefined || this.#shared ? undefined : appended(this.#drawn, next)
    return typed ?? this.#toBeginning() + draw(next)
  }

  #place(frame: Frame): Drawn {
    const layout = layOut(frame, this.#output.columns)
    const seenRows = Math.min(layout.rows.length, Math.max(this.#output.rows, 1))
    const lowest = layout.rows.length - seenRows
    const firstRow = Math.min(Math.max(layout.cursorRow - seenRows + 1, 0), lowest)
    return { frame, layout, firstRow, seenRows }
  }

  /** Goes to where the next frame begins: the one shown, or a new row. */
  #toBeginning(): string {
    if (this.#drawn !== undefined) return toFirstRow(this.#drawn)
    // The first frame goes over the prompt that showFirstPrompt has left.
    return this.#unfinished === '' ? '\r' : '\r\n'
  }

  /** Goes back to the end of an unfinished line above the frame, so that it can go on. */
  #backToUnfinished(): string {
    const column = textWidth(this.#unfinished) % this.#output.columns
    if (column === 0) {
      this.#unfinished = ''
      return ''
    }
    return `${up(1)}\u001b[${column}C`
  }

  #note(text: string): void {
    const whole = this.#unfinished + text
    const start = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1
    this.#unfinished = whole.slice(start)
  }
}

function draw(drawn: Drawn): string {
  const { layout, firstRow, seenRows } = drawn
  const seen = layout.rows.slice(firstRow, firstRow + seenRows)
  const column = layout.cursorColumn > 0 ? `\u001b[${layout.cursorColumn}C` : ''
  return `${drawRows(seen)}${up(rowsBelow(drawn))}\r${column}`
}

/** What has to be written when `next` only adds characters at the end of the last row. */
function appended(last: Drawn, next: Drawn): string | undefined {
  const atEnd = last.frame.cursor === last.frame.text.length
  const more = next.frame.text.slice(last.frame.text.length)
  const plain = /^[\u0020-\u007e]+$/.test(more) && next.frame.text.startsWith(last.frame.text)
  const sameRows = last.layout.rows.length === next.layout.rows.length
  const samePrompt = last.frame.prompt === next.frame.prompt
  if (!atEnd || !plain || !sameRows || !samePrompt) return undefined
  return next.frame.cursor === next.frame.text.length ? more : undefined
}

function toFirstRow({ layout, firstRow }: Drawn): string {
  return `${up(layout.cursorRow - firstRow)}\r`
}

/** Clears the rows of a frame one by one: tmux keeps what "clear to the end" takes away. */
function erase(drawn: Drawn): string {
  const cleared = Array<string>(drawn.seenRows).fill('\u001b[2K').join(down(1))
  return `${toFirstRow(drawn)}${cleared}${up(drawn.seenRows - 1)}`
}

function rowsBelow({ layout, firstRow, seenRows }: Drawn): number {
  return firstRow + seenRows - 1 - layout.cursorRow
}

function up(rows: number): string {
  return rows > 0 ? `\u001b[${rows}A` : ''
}

function down(rows: number): string {
  return rows > 0 ? `\u001b[${rows}B` : ''
}
