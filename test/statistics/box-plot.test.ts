import { expect, test } from 'vitest'
import { type BoxPlot, boxPlot } from '../../src/statistics/box-plot.ts'

/** Quartiles as NumPy has them, whiskers as matplotlib draws them. */
const cases: [values: number[], expected: BoxPlot][] = [
  [[1, 2, 3, 4, 100], { whiskers: [1, 4], quartiles: [2, 3, 4], outliers: 1 }],
  [[-100, 1, 2, 3, 4], { whiskers: [1, 4], quartiles: [1, 2, 3], outliers: 1 }],
  [[1, 2, 3, 4], { whiskers: [1, 4], quartiles: [1.75, 2.5, 3.25], outliers: 0 }],
  [[5], { whiskers: [5, 5], quartiles: [5, 5, 5], outliers: 0 }],
]

for (const [values, expected] of cases) {
  test(`the box plot of ${values.join(', ')}`, () => {
    expect(boxPlot(values)).toEqual(expected)
  })
}
