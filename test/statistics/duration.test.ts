import { expect, test } from 'vitest'
import { formatDuration, formatRatio, formatWithMargin } from '../../src/statistics/duration.ts'

const durations: [seconds: number, text: string][] = [
  [0, '0 s'],
  [3e-9, '3.00 ns'],
  [4.56e-8, '45.6 ns'],
  [2.134e-6, '2.13 µs'],
  [0.0000994, '99.4 µs'],
  [0.0001, '0.10 ms'],
  [0.000214, '0.21 ms'],
  [0.002, '2.00 ms'],
  [0.0213, '21.3 ms'],
  [0.0994, '99.4 ms'],
  [0.0999, '99.9 ms'],
  [0.3, '300 ms'],
  [0.62, '620 ms'],
  [0.9996, '1.00 s'],
  [9.999, '10.0 s'],
  [52.71, '52.7 s'],
  [1234.5, '1235 s'],
  [-0.002, '-2.00 ms'],
  [Number.NaN, 'NaN'],
]

for (const [seconds, text] of durations) {
  test(`${seconds} seconds are ${text}`, () => {
    expect(formatDuration(seconds)).toBe(text)
  })
}

test('a margin has the unit and the digits of what it belongs to', () => {
  expect(formatWithMargin(0.000214, 0.000008)).toBe('0.21 ± 0.01 ms')
  expect(formatWithMargin(0.0523, 0.0004)).toBe('52.3 ± 0.4 ms')
  expect(formatWithMargin(0.0002, 0.0021)).toBe('0.20 ± 2.10 ms')
})

const ratios: [ratio: number, text: string][] = [
  [0.984, '0.98'],
  [1, '1.00'],
  [1.45, '1.45'],
  [1.996, '2.0'],
  [3.304, '3.3'],
  [12.34, '12.3'],
  [120.4, '120'],
]

for (const [ratio, text] of ratios) {
  test(`the ratio ${ratio} is written ${text}`, () => {
    expect(formatRatio(ratio)).toBe(text)
  })
}
