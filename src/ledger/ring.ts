/** The last values that were added, as many as it has room for. */
export class Ring<T> {
  readonly #limit: number
  readonly #values: T[] = []
  #oldest = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Adds a value; the oldest goes where there is no room. */
  add(value: T): void {
    if (this.#values.length < this.#limit) {
      this.#values.push(value)
      return
    }
    this.#values[this.#oldest] = value
    this.#oldest = (this.#oldest + 1) % this.#limit
  }

  /** Takes all values out. */
  clear(): void {
    this.#values.length = 0
    this.#oldest = 0
  }

  get size(): number {
    return this.#values.length
  }

  /** The values, oldest first. */
  values(): readonly T[] {
    return [...this.#values.slice(this.#oldest), ...this.#values.slice(0, this.#oldest)]
  }

  /** The youngest value for which `test` holds. */
  findLast(test: (value: T) => boolean): T | undefined {
    const { length } = this.#values
    for (let back = 1; back <= length; back += 1) {
      const value = this.#values[(this.#oldest + length - back) % length]
      if (value !== undefined && test(value)) return value
    }
    return undefined
  }
}
