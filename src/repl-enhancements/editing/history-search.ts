/**
 * A search backwards through the history that goes on as its text is typed, as ctrl-r does in GNU
 * readline: each entry once, the newest first.
 *
 * @example
 * const search = new HistorySearch(['get a', 'get b'])
 * search.type('get')
 * search.found // 'get b'
 * search.older()
 * search.found // 'get a'
 */
export class HistorySearch {
  readonly #entries: readonly string[]
  #text = ''
  #index: number
  #failed = false

  constructor(entries: readonly string[]) {
    this.#entries = entries.filter((entry, index) => entries.lastIndexOf(entry) === index)
    this.#index = this.#entries.length
  }

  /** What is looked for. */
  get text(): string {
    return this.#text
  }

  /** Whether nothing has `text`; what was found before it had to be given up is still there. */
  get failed(): boolean {
    return this.#failed
  }

  /** The entry that was found last; undefined before anything was. */
  get found(): string | undefined {
    return this.#entries[this.#index]
  }

  /** Where in what was found `text` begins; its end, if it is not in there. */
  get position(): number {
    const found = this.found ?? ''
    const at = found.lastIndexOf(this.#text)
    return at < 0 ? found.length : at
  }

  /** Looks for more; what was found stays, if it has it. */
  type(text: string): void {
    this.#text += text
    this.#find(Math.min(this.#index, this.#entries.length - 1), -1)
  }

  /** Takes the last character back, and looks again from the newest entry on. */
  erase(): void {
    this.#text = [...this.#text].slice(0, -1).join('')
    this.#index = this.#entries.length
    this.#failed = false
    if (this.#text !== '') this.#find(this.#entries.length - 1, -1)
  }

  /** The next entry that has `text`, further back. */
  older(): void {
    if (this.#text !== '') this.#find(this.#index - 1, -1)
  }

  /** The next entry that has `text`, further on. */
  newer(): void {
    if (this.#text !== '') this.#find(this.#index + 1, 1)
  }

  #find(from: number, step: 1 | -1): void {
    for (let index = from; index >= 0 && index < this.#entries.length; index += step) {
      if (this.#entries[index]?.includes(this.#text) !== true) continue
      this.#index = index
      this.#failed = false
      return
    }
    this.#failed = true
  }
}
