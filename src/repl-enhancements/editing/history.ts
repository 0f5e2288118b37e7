/** Keeps inputs beyond the run. */
export interface HistoryStore {
  append(input: string): void
}

/**
 * The inputs of a session, oldest first, and the place that the up and down keys have reached.
 *
 * What was being typed when the first step back was taken comes back after the newest entry.
 */
export class History {
  readonly #entries: string[] = []
  readonly #limit: number
  #store: HistoryStore | undefined
  #position = 0
  #draft = ''

  /** @param limit how many inputs are kept; the oldest is dropped first */
  constructor(entries: readonly string[] = [], limit = 1000) {
    this.#limit = limit
    this.#restore(entries)
  }

  get entries(): readonly string[] {
    return this.#entries
  }

  /** Puts the inputs of earlier runs in front, and has those to come kept by `store`. */
  keepIn(store: HistoryStore, earlier: readonly string[]): void {
    this.#store = store
    this.#restore([...earlier, ...this.#entries.splice(0)])
  }

  /**
   * Appends `input` and goes back to the end. What repeats the last entry, and what begins with a
   * blank, is left out.
   */
  add(input: string): void {
    const isNew = input.trim() !== '' && input !== this.#entries.at(-1)
    if (isNew && !/^\s/.test(input)) {
      this.#entries.push(input)
      if (this.#entries.length > this.#limit) this.#entries.shift()
      this.#store?.append(input)
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

  /** Goes to the newest entry that is `input`; `current` is what is typed now. */
  seek(input: string, current: string): void {
    const index = this.#entries.lastIndexOf(input)
    if (index < 0) return
    if (this.#position === this.#entries.length) this.#draft = current
    this.#position = index
  }

  #restore(entries: readonly string[]): void {
    this.#entries.push(...entries.slice(-this.#limit))
    this.rewind()
  }
}
