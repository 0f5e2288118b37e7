import { studentT } from './student-t.ts'

/** A mean, and how far it may be off. */
export interface MeanInterval {
  readonly mean: number
  /** Half the width of the interval around it; null where fewer than two numbers say nothing of it. */
  readonly margin: number | null
}

/** The arithmetic mean; NaN where there are no numbers. */
export function mean(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** The standard deviation of what the numbers are a sample of: divided by n - 1. */
export function standardDeviation(values: readonly number[]): number {
  const middle = mean(values)
  let squares = 0
  for (const value of values) squares += (value - middle) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/**
 * The mean with Student's interval.
 *
 * @param confidence how often such intervals hold the true mean; default 0.99
 * @example
 * meanInterval([1, 2, 3, 4, 5], 0.95) // { mean: 3, margin: 1.963… }
 */
export function meanInterval(values: readonly number[], confidence = 0.99): MeanInterval {
  const count = values.length
  if (count < 2) return { mean: mean(values), margin: null }
  const t = studentT((1 + confidence) / 2, count - 1)
  return { mean: mean(values), margin: (t * standardDeviation(values)) / Math.sqrt(count) }
}
