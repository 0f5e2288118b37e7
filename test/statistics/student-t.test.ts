import { expect, test } from 'vitest'
import { studentT, studentTail } from '../../src/statistics/student-t.ts'

/** As `scipy.stats.t.ppf(p, degrees)` gives them, which are those of R's `qt(p, degrees)`. */
const known: [p: number, degrees: number, t: number][] = [
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.995, 3, 5.840909309733355],
  [0.9995, 4, 8.610301581379522],
  [0.995, 7, 3.4994832973504924],
  [0.975, 10, 2.228138851986274],
  [0.9, 29, 1.311433647301551],
  [0.995, 100, 2.6258905214380173],
  [0.995, 199, 2.600760216058516],
]

for (const [p, degrees, t] of known) {
  test(`the quantile ${p} of ${degrees} degrees is ${t}, and has its tail`, () => {
    expect(studentT(p, degrees)).toBeCloseTo(t, 8)
    expect(studentT(1 - p, degrees)).toBeCloseTo(-t, 8)
    expect(studentTail(t, degrees)).toBeCloseTo(1 - p, 10)
  })
}

test('many degrees are nearly the normal distribution, whose quantile 0.995 is 2.5758', () => {
  expect(studentT(0.995, 1e6)).toBeCloseTo(2.5758, 2)
  expect(studentT(0.5, 9)).toBeCloseTo(0, 12)
  expect(studentT(1, 9)).toBe(Number.POSITIVE_INFINITY)
})
