import { expect, test } from 'vitest'
import { repr, str } from '../../src/repr/repr.ts'
import { Tuple } from '../../src/repr/tuple.ts'

const cases: [values: unknown[], text: string][] = [
  [[], '()'],
  [['a'], "('a',)"],
  [['a', 1, null], "('a', 1, None)"],
  [[[1]], '([1],)'],
]

for (const [values, text] of cases) {
  test(`prints ${text}`, () => {
    expect(repr(new Tuple(values))).toBe(text)
    expect(str(new Tuple(values))).toBe(text)
  })
}
