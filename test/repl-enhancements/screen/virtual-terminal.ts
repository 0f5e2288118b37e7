/**
 * A terminal in memory, as far as the prompt writes to one: text, line breaks, wrapping at the
 * last column, and the escape sequences that move the cursor and clear.
 *
 * Like xterm it wraps late: a character in the last column leaves the cursor there, and the next
 * one goes to the row below.
 */
export class VirtualTerminal {
  readonly columns: number
  readonly rows: number
  #lines: string[][]
  #row = 0
  #column = 0

  constructor(columns: number, rows: number) {
    this.columns = columns
    this.rows = rows
    this.#lines = Array.from({ length: rows }, () => [])
  }

  /** The rows that are not empty, without the blanks at their ends. */
  get screen(): string[] {
    const rows = this.#lines.map((line) => line.join('').trimEnd())
    while (rows.at(-1) === '') rows.pop()
    return rows
  }

  /** Column and row, from 0; in a row just filled, the column behind the last. */
  get cursor(): [number, number] {
    return [this.#column, this.#row]
  }

  write(text: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it reads
    for (const [token = ''] of text.matchAll(/\u001b\[([?\d;]*)([A-Za-z])|\s|./gu)) {
      if (token.startsWith('\u001b[')) this.#escape(token)
      else if (token === '\r') this.#column = 0
      else if (token === '\n') this.#lineFeed()
      else this.#put(token)
    }
  }

  #put(character: string): void {
    if (this.#column === this.columns) {
      this.#lineFeed()
      this.#column = 0
    }
    const line = this.#line()
    while (line.length < this.#column) line.push(' ')
    line[this.#column] = character
    this.#column += 1
  }

  #escape(sequence: string): void {
    const count = Number.parseInt(sequence.slice(2), 10) || 0
    const commands: Record<string, () => void> = {
      A: () => {
        this.#row = Math.max(this.#row - (count || 1), 0)
      },
      B: () => {
        this.#row = Math.min(this.#row + (count || 1), this.rows - 1)
      },
      C: () => {
        this.#column = Math.min(this.#column + (count || 1), this.columns - 1)
      },
      H: () => {
        this.#row = 0
        this.#column = 0
      },
      J: () => {
        if (count === 2) this.#lines = this.#lines.map(() => [])
        else this.#clearBelow()
      },
      K: () => {
        if (count === 2) this.#line().length = 0
        else this.#clearRow()
      },
    }
    commands[sequence.at(-1) ?? '']?.()
  }

  #clearRow(): void {
    // In the state behind the last column terminals clear the last cell; nobody may rely on it.
    const from = Math.min(this.#column, this.columns - 1)
    if (this.#line().length > from) this.#line().length = from
  }

  #clearBelow(): void {
    this.#clearRow()
    for (const line of this.#lines.slice(this.#row + 1)) line.length = 0
  }

  #lineFeed(): void {
    if (this.#row < this.rows - 1) this.#row += 1
    else this.#lines = [...this.#lines.slice(1), []]
  }

  #line(): string[] {
    return this.#lines[this.#row] ?? []
  }
}
