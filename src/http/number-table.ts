const places = 256

/**
 * Values by number, for numbers that count up, each of which is soon taken out again.
 *
 * A Map would do, were it not for the garbage: filled and emptied all the while, it makes its table
 * anew every few times, and what a dropped table still names is kept until the whole heap is gone
 * through. So a number has its place, and a Map takes in those that had to make room.
 */
export class NumberTable<T extends object> {
  readonly #numbers: number[] = new Array<number>(places).fill(-1)
  readonly #values: (T | undefined)[] = new Array<T | undefined>(places).fill(undefined)
  /** Those whose place another number took. */
  readonly #displaced = new Map<number, T>()

  /** Enters a value; one of the same number is replaced. */
  set(number: number, value: T): void {
    const place = number % places
    const before = this.#values[place]
    const numberBefore = this.#numbers[place] ?? -1
    this.#numbers[place] = number
    this.#values[place] = value
    if (numberBefore === number) return
    this.#displaced.delete(number)
    if (before !== undefined) this.#displaced.set(numberBefore, before)
  }

  get(number: number): T | undefined {
    const place = number % places
    return this.#numbers[place] === number ? this.#values[place] : this.#displaced.get(number)
  }

  /** Takes a value out; whether it was there. */
  delete(number: number): boolean {
    const place = number % places
    if (this.#numbers[place] !== number) return this.#displaced.delete(number)
    this.#numbers[place] = -1
    this.#values[place] = undefined
    return true
  }

  /** The values, in no order. */
  values(): readonly T[] {
    return [...this.#displaced.values(), ...this.#values.filter((value) => value !== undefined)]
  }
}
