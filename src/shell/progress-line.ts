import process from 'node:process'

/** Where a line of progress is drawn. */
export interface ProgressTarget {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** One line that says how far something is, drawn over and over; on a terminal only. */
export class ProgressLine {
  readonly #target: ProgressTarget
  readonly #write: ((text: string) => unknown) | undefined
  #drawn = false

  /** @param target the stream, before anything redirects it */
  constructor(
    target: ProgressTarget = process.stderr,
    term: string | undefined = process.env.TERM,
  ) {
    this.#target = target
    // what is written to the stream itself may be kept as output meanwhile
    if (target.isTTY === true && term !== 'dumb') this.#write = target.write.bind(target)
  }

  /** Draws `text` in the place of what was there. */
  show(text: string): void {
    if (this.#write === undefined) return
    this.#write(`\r\u001b[K${text.slice(0, (this.#target.columns ?? 80) - 1)}`)
    this.#drawn = true
  }

  /** Takes the line away, so that other text can be written. */
  clear(): void {
    if (this.#drawn) this.#write?.('\r\u001b[K')
    this.#drawn = false
  }
}
