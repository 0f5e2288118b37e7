import { ascending, quantile } from './quantile.ts'

/** What a box plot shows. */
export interface BoxPlot {
  /** The smallest and the largest value within one and a half box lengths of the box. */
  readonly whiskers: readonly [low: number, high: number]
  readonly quartiles: readonly [first: number, median: number, third: number]
  /** How many values lie beyond the whiskers. */
  readonly outliers: number
}

/**
 * The numbers of Tukey's box plot; quartiles as `quantile` has them.
 *
 * @example
 * boxPlot([1, 2, 3, 4, 100]) // { whiskers: [1, 4], quartiles: [2, 3, 4], outliers: 1 }
 */
export function boxPlot(values: readonly number[]): BoxPlot {
  const ordered = ascending(values)
  const quartile = (n: number): number => quantile(ordered, n / 4)
  const [first, third] = [quartile(1), quartile(3)]
  const reach = 1.5 * (third - first)
  const inside = ordered.filter((value) => value >= first - reach && value <= third + reach)
  return {
    whiskers: [inside[0] ?? Number.NaN, inside.at(-1) ?? Number.NaN],
    quartiles: [first, quartile(2), third],
    outliers: ordered.length - inside.length,
  }
}
