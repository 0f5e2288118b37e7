/** Longer texts than this are not worth being kept. */
const longestKey = 2048

/**
 * What a pure function has made of texts, so that it need not be made again.
 *
 * It holds a limited number, and forgets all of them when there are more: what is in use comes back
 * at once, and nothing grows.
 */
export class Memo<T> {
  readonly #limit: number
  readonly #make: (text: string) => T
  readonly #known = new Map<string, T>()

  /** @param make must give the same for the same text, and what nobody changes */
  constructor(make: (text: string) => T, limit = 500) {
    this.#make = make
    this.#limit = limit
  }

  /** What the function makes of a text. @throws what the function throws; that is not kept */
  of(text: string): T {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const made = this.#make(text)
    if (text.length > longestKey) return made
    if (this.#known.size >= this.#limit) this.#known.clear()
    this.#known.set(text, made)
    return made
  }
}
