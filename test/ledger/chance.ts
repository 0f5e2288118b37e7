/** Makes choices that follow from a seed alone: Numerical Recipes' linear generator. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed * 7919
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0
    return this.#state / 2 ** 32
  }

  /** A whole number from 0 up to `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** One of the values. */
  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0]
  }
}
