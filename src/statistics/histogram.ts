import { ascending, quantile } from './quantile.ts'

/** How many values lie where: bins of equal width, and what is beyond the last one. */
export interface Histogram {
  readonly low: number
  readonly high: number
  /** Values in each bin; a value on a border is in the upper one, the highest in the last. */
  readonly counts: readonly number[]
  /** Values above `high`. */
  readonly above: number
}

/**
 * A histogram of what timings look like: from the smallest value on, up to the third quartile and
 * three times the distance of the quartiles (Tukey's outer fence), so that one slow call does not
 * press all others into a corner.
 *
 * @param bins how many, at most: 1 where all values are equal
 * @example
 * histogram([1, 1, 2, 4, 100], 3) // { low: 1, high: 13, counts: [4, 0, 0], above: 1 }
 */
export function histogram(values: readonly number[], bins: number): Histogram {
  const ordered = ascending(values)
  const low = ordered[0] ?? Number.NaN
  const [first, third] = [quantile(ordered, 0.25), quantile(ordered, 0.75)]
  const high = Math.min(ordered.at(-1) ?? Number.NaN, third + 3 * (third - first))
  if (!(high > low)) {
    const inside = ordered.filter((value) => value <= high).length
    return { low, high: low, counts: [inside], above: ordered.length - inside }
  }
  const counts = new Array<number>(bins).fill(0)
  let above = 0
  for (const value of ordered) {
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))
    if (value > high) above += 1
    else counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { low, high, counts, above }
}
