/**
 * The inputs of a session, oldest first, and the place that the up and down keys have reached.
 *
 * What was being typed when the first step back was taken comes back after the newest entry.
 */
export class History {
  readonly #entries: string[]
  readonly #limit: number
  #position: number
  #draft = ''

  /** @param limit how many inputs are kept; the oldest is dropped first */
  constructor(entries: readonly string[] = [], limit = 1000) {
    this.#entries = entries.slice(-limit)
    this.#limit = limit
    this.#position = this.#entries.length
  }

  get entries(): readonly string[] {
    return this.#entries
  }

  /** Appends `input`, unless it repeats the last one, and goes back to the end. */
  add(input: string): void {
    if (input.trim() !== '' && input !== this.#entries.at(-1)) {
      this.#entries.push(input)
      if (this.#entries.length > this.#limit) this.#entries.shift()
    }
    this.rewind()
  }

  /** Goes back to the end, where nothing is recalled. */
  rewind(): void {
    this.#position = this.#entries.length
    this.#draft = ''
  }

  /** The entry before the one reached, or nothing at the oldest; `current` is what is typed now. */
  older(current: string): string | undefined {
    if (this.#position === 0) return undefined
    if (this.#position === this.#entries.length) this.#draft = current
    this.#position -= 1
    return this.#entries[this.#position]
  }

  /** The entry after the one reached, the draft after the newest, or nothing at the end. */
  newer(): string | undefined {
    if (this.#position === this.#entries.length) return undefined
    this.#position += 1
    return this.#entries[this.#position] ?? this.#draft
  }
}
