import { expect, test } from 'vitest'
import { type Histogram, histogram } from '../../src/statistics/histogram.ts'

const cases: [name: string, values: number[], bins: number, expected: Histogram][] = [
  [
    'counts what lies in bins of equal width, the highest in the last',
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
    4,
    { low: 0, high: 8, counts: [2, 2, 2, 3], above: 0 },
  ],
  [
    'does not stretch to a value far above the others',
    [1, 1, 2, 4, 100],
    3,
    { low: 1, high: 13, counts: [4, 0, 0], above: 1 },
  ],
  ['is one bin where all are equal', [2, 2, 2], 9, { low: 2, high: 2, counts: [3], above: 0 }],
  ['is one bin of one value', [2], 9, { low: 2, high: 2, counts: [1], above: 0 }],
  [
    'counts what is above where nearly all are equal',
    [2, 2, 2, 2, 2, 2, 5],
    9,
    { low: 2, high: 2, counts: [6], above: 1 },
  ],
]

for (const [name, values, bins, expected] of cases) {
  test(`a histogram ${name}`, () => {
    expect(histogram(values, bins)).toEqual(expected)
  })
}
