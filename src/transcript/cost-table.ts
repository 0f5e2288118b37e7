import { isEllipsis, type LineMatcher } from './matching.ts'

/** A step through two lists of lines. */
export interface Step {
  /** How many lines of each it leaves behind: one, or none. */
  readonly past: { readonly expected: 0 | 1; readonly actual: 0 | 1 }
  /** Which of these lines the outcome keeps. */
  readonly keeps: 'expected' | 'actual' | 'neither'
  /** Whether it is a difference. */
  readonly differs: boolean
}

const both: Step = { past: { expected: 1, actual: 1 }, keeps: 'expected', differs: false }
const other: Step = { past: { expected: 1, actual: 1 }, keeps: 'actual', differs: true }
const pastEllipsis: Step = { past: { expected: 1, actual: 0 }, keeps: 'expected', differs: false }
const intoEllipsis: Step = { past: { expected: 0, actual: 1 }, keeps: 'neither', differs: false }
const missing: Step = { past: { expected: 1, actual: 0 }, keeps: 'neither', differs: true }
const surplus: Step = { past: { expected: 0, actual: 1 }, keeps: 'actual', differs: true }

/**
 * How many differences there are at least between two lists of lines, from any place in both on:
 * the table of the edit distance, in which an ellipsis takes lines for nothing.
 */
export class CostTable {
  readonly #expected: readonly string[]
  readonly #actual: readonly string[]
  readonly #matcher: LineMatcher
  readonly #costs: Uint32Array

  constructor(expected: readonly string[], actual: readonly string[], matcher: LineMatcher) {
    this.#expected = expected
    this.#actual = actual
    this.#matcher = matcher
    this.#costs = new Uint32Array((expected.length + 1) * (actual.length + 1))
    for (let e = expected.length; e >= 0; e -= 1) {
      for (let a = actual.length; a >= 0; a -= 1) {
        if (e < expected.length || a < actual.length)
          this.#costs[this.#index(e, a)] = this.#cost(e, a)
      }
    }
  }

  /** The step to take from the lines `e` and `a`; one of them at least must be there. */
  stepFrom(e: number, a: number): Step {
    if (e === this.#expected.length) return surplus
    const here = this.#at(e, a)
    if (this.#isEllipsis(e)) return this.#at(e + 1, a) === here ? pastEllipsis : intoEllipsis
    if (this.#matches(e, a) && this.#at(e + 1, a + 1) === here) return both
    if (a < this.#actual.length && this.#at(e + 1, a + 1) === here - 1) return other
    return this.#at(e + 1, a) === here - 1 ? missing : surplus
  }

  #cost(e: number, a: number): number {
    if (e === this.#expected.length) return this.#actual.length - a
    const past = this.#at(e + 1, a)
    const into = a < this.#actual.length ? this.#at(e, a + 1) : Number.POSITIVE_INFINITY
    if (this.#isEllipsis(e)) return Math.min(past, into)
    if (a === this.#actual.length) return 1 + past
    const together = this.#at(e + 1, a + 1)
    return Math.min(1 + past, 1 + into, this.#matches(e, a) ? together : 1 + together)
  }

  #isEllipsis(e: number): boolean {
    return isEllipsis(this.#expected[e] ?? '')
  }

  #matches(e: number, a: number): boolean {
    const actual = this.#actual[a]
    return actual !== undefined && this.#matcher.matches(this.#expected[e] ?? '', actual)
  }

  #at(e: number, a: number): number {
    return this.#costs[this.#index(e, a)] ?? 0
  }

  #index(e: number, a: number): number {
    return e * (this.#actual.length + 1) + a
  }
}
