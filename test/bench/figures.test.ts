import { describe, expect, test } from 'vitest'
import { estimate, ratios } from '../../bench/figures.ts'

const series: readonly (readonly [what: string, figures: readonly number[], median: number])[] = [
  ['one figure', [3], 3],
  ['an odd number of them', [5, 1, 3], 3],
  ['an even number of them', [4, 1, 3, 2], 2.5],
  ['one that is far off', [1, 2, 3, 4, 1000], 3],
]

describe('the median', () => {
  for (const [what, figures, median] of series) {
    test(`of ${what}`, () => {
      expect(estimate(figures).median).toBe(median)
    })
  }

  test('lies between the bounds, which come closer with more figures', () => {
    const few = estimate(Array.from({ length: 9 }, (_, i) => i))
    const many = estimate(Array.from({ length: 900 }, (_, i) => i / 100))
    for (const { low, median, high } of [few, many]) {
      expect(low).toBeLessThan(median)
      expect(median).toBeLessThan(high)
    }
    expect(many.high - many.low).toBeLessThan(few.high - few.low)
  })

  test('of nothing is refused', () => {
    expect(() => estimate([])).toThrow(RangeError)
  })
})

describe('ratios', () => {
  test('are taken round by round', () => {
    expect(ratios([2, 9], [1, 3])).toEqual([2, 3])
  })

  test('of series of different lengths are refused', () => {
    expect(() => ratios([1], [1, 2])).toThrow(RangeError)
  })
})
