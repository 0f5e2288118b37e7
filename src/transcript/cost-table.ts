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
const notNeeded: Step = { past: { expected: 1, actual: 0 }, keeps: 'expected', differs: false }
const passedOver: Step = { past: { expected: 0, actual: 1 }, keeps: 'neither', differs: false }
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
  /** Lines of each side that the other may do without. */
  readonly #free: { readonly expected: ReadonlySet<string>; readonly actual: ReadonlySet<string> }

  constructor(expected: readonly string[], actual: readonly string[], matcher: LineMatcher) {
    this.#expected = expected
    this.#actual = actual
    this.#matcher = matcher
    this.#free = {
      expected: matcher.additions(expected, actual),
      actual: matcher.additions(actual, expected),
    }
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
    if (e === this.#expected.length) return this.#costOf('actual', a) === 0 ? passedOver : surplus
    const here = this.#at(e, a)
    if (this.#isEllipsis(e)) return this.#at(e + 1, a) === here ? pastEllipsis : intoEllipsis
    if (this.#matches(e, a) && this.#at(e + 1, a + 1) === here) return both
    const [unmet, beyond] = [this.#costOf('expected', e), this.#costOf('actual', a)]
    if (unmet === 0 && this.#at(e + 1, a) === here) return notNeeded
    if (beyond === 0 && a < this.#actual.length && this.#at(e, a + 1) === here) return passedOver
    if (a < this.#actual.length && this.#at(e + 1, a + 1) === here - 1) return other
    return this.#at(e + 1, a) === here - unmet ? missing : surplus
  }

  #cost(e: number, a: number): number {
    const isEnd = a === this.#actual.length
    const into = isEnd ? Number.POSITIVE_INFINITY : this.#at(e, a + 1)
    const surplusCost = this.#costOf('actual', a) + into
    if (e === this.#expected.length) return surplusCost
    const past = this.#at(e + 1, a)
    if (this.#isEllipsis(e)) return Math.min(past, into)
    const missingCost = this.#costOf('expected', e) + past
    if (isEnd) return missingCost
    const together = this.#at(e + 1, a + 1)
    return Math.min(missingCost, surplusCost, this.#matches(e, a) ? together : 1 + together)
  }

  /** What it costs when a line is on one side alone. */
  #costOf(side: 'expected' | 'actual', at: number): 0 | 1 {
    const line = (side === 'expected' ? this.#expected : this.#actual)[at]
    return line !== undefined && this.#free[side].has(line) ? 0 : 1
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
