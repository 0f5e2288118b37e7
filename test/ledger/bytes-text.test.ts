import { expect, test } from 'vitest'
import { bytesText } from '../../src/ledger/bytes-text.ts'

const cases: readonly [bytes: number, text: string][] = [
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9940, '9.9 kB'],
  [9960, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_345_678_901, '2.3 GB'],
]

for (const [bytes, text] of cases) {
  test(`${bytes} bytes are ${text}`, () => {
    expect(bytesText(bytes)).toBe(text)
  })
}
