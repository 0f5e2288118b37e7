/** What stands in the middle of several figures, and between which bounds the middle may lie. */
export interface Estimate {
  readonly median: number
  /** The middle lies between these with a probability of 95 in 100. */
  readonly low: number
  readonly high: number
}

/** Half the width of a 95 % interval, in standard deviations of a normal distribution. */
const z = 1.96

/**
 * The median with its interval. The interval is one of order statistics (binomial, by the normal
 * approximation), so it supposes nothing about how the figures are distributed.
 *
 * @throws RangeError where there are no figures
 */
export function estimate(figures: readonly number[]): Estimate {
  if (figures.length === 0) throw new RangeError('there are no figures to take the middle of')
  const sorted = figures.toSorted((a, b) => a - b)
  const { length } = sorted
  const half = (z * Math.sqrt(length)) / 2
  return {
    median:
      (at(sorted, Math.floor((length - 1) / 2)) + at(sorted, Math.ceil((length - 1) / 2))) / 2,
    low: at(sorted, Math.floor(length / 2 - half)),
    high: at(sorted, Math.ceil(length / 2 + half)),
  }
}

/** The ratios of two series that were taken in the same rounds, round by round. */
export function ratios(over: readonly number[], under: readonly number[]): number[] {
  if (over.length !== under.length) throw new RangeError('the series differ in length')
  return over.map((figure, round) => figure / at(under, round))
}

function at(figures: readonly number[], index: number): number {
  return figures[Math.min(Math.max(index, 0), figures.length - 1)] ?? Number.NaN
}
