/** Numbers from the smallest to the largest, in a list of their own. */
export function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort()
}

/**
 * The quantile `p` of numbers that stand in ascending order.
 *
 * Between two of them it is interpolated in proportion, with the smallest at 0 and the largest at 1:
 * R's type 7, and NumPy's `linear`; the default of both. NaN where there are no numbers.
 *
 * @example
 * quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(ordered: ArrayLike<number>, p: number): number {
  const place = (ordered.length - 1) * p
  const below = Math.floor(place)
  const low = ordered[below] ?? Number.NaN
  const high = ordered[below + 1] ?? low
  return low + (high - low) * (place - below)
}

/**
 * The number in the middle, or half way between the two that are there.
 *
 * @example
 * median([3, 1, 2, 10]) // 2.5
 */
export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5)
}
