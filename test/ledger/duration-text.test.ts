import { expect, test } from 'vitest'
import { durationText } from '../../src/ledger/duration-text.ts'

const cases: readonly [ms: number, text: string][] = [
  [-1, '0 ms'],
  [0, '0 ms'],
  [0.0031, '0.003 ms'],
  [0.0996, '0.10 ms'],
  [0.25, '0.25 ms'],
  [0.9996, '1.0 ms'],
  [1.24, '1.2 ms'],
  [9.96, '10 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [1234, '1.2 s'],
  [12_345, '12 s'],
  [59_940, '60 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_600, '1 h 0 min'],
  [7_380_000, '2 h 3 min'],
]

for (const [ms, text] of cases) {
  test(`${ms} ms is ${text}`, () => {
    expect(durationText(ms)).toBe(text)
  })
}
