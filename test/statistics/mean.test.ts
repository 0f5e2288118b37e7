import { expect, test } from 'vitest'
import { mean, meanInterval, standardDeviation } from '../../src/statistics/mean.ts'

const timings = [0.21, 0.19, 0.24, 0.2, 0.22, 1.9, 0.23, 0.2]

test('mean and standard deviation are those of NumPy, with ddof=1', () => {
  expect(mean(timings)).toBeCloseTo(0.42375, 12)
  expect(standardDeviation(timings)).toBeCloseTo(0.596727683764905, 12)
})

/** As `scipy.stats.t.interval` gives them. */
const known: [values: number[], confidence: number | undefined, mean: number, margin: number][] = [
  [[1, 2, 3, 4, 5], 0.95, 3, 1.9632431614775572],
  [timings, undefined, 0.42375, 0.7383038241048266],
]

for (const [values, confidence, middle, margin] of known) {
  test(`the mean of ${values.length} numbers is ${middle} ± ${margin}`, () => {
    const interval = meanInterval(values, confidence)
    expect(interval.mean).toBeCloseTo(middle, 12)
    expect(interval.margin).toBeCloseTo(margin, 8)
  })
}

test('one number has no margin, and none has no mean', () => {
  expect(meanInterval([4])).toEqual({ mean: 4, margin: null })
  expect(meanInterval([])).toEqual({ mean: Number.NaN, margin: null })
})
