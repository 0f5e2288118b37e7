import { expect, test } from 'vitest'
import { ascending, median, quantile } from '../../src/statistics/quantile.ts'

const timings = [0.21, 0.19, 0.24, 0.2, 0.22, 1.9, 0.23, 0.2]

/** As `numpy.quantile(values, p)` gives them, which are those of R's `quantile(values, p)`. */
const known: [values: number[], p: number, expected: number][] = [
  [timings, 0, 0.19],
  [timings, 0.05, 0.1935],
  [timings, 0.25, 0.2],
  [timings, 0.5, 0.215],
  [timings, 0.75, 0.2325],
  [timings, 0.95, 1.319],
  [timings, 0.99, 1.7838],
  [timings, 1, 1.9],
  [[7, 1, 3], 0.1, 1.4],
  [[7, 1, 3], 0.5, 3],
  [[7, 1, 3], 0.95, 6.6],
  [[5], 0.95, 5],
]

for (const [values, p, expected] of known) {
  test(`the quantile ${p} of ${values.length} numbers is ${expected}`, () => {
    expect(quantile(ascending(values), p)).toBeCloseTo(expected, 12)
  })
}

test('the median is in the middle, and half way where two are', () => {
  expect([median([9, 1, 5]), median([4, 1, 3, 2]), median([2])]).toEqual([5, 2.5, 2])
})

test('of nothing there is no quantile', () => {
  expect([median([]), quantile([], 0.95)]).toEqual([Number.NaN, Number.NaN])
})

test('the list that was given keeps its order', () => {
  const values = [3, 1, 2]
  median(values)
  expect(values).toEqual([3, 1, 2])
})
