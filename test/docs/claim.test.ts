import { expect, test } from 'vitest'
import { isTrue, type Outcome } from './claim.ts'

const value = (value: unknown, printed = ''): Outcome => ({ type: 'value', value, printed })
const error: Outcome = { type: 'error', error: new TypeError('no: really') }

const cases: readonly [comment: string, outcome: Outcome, isTrue: boolean, before?: unknown][] = [
  ['true', value(true), true],
  ['true', value(false), false],
  ['5', value('5'), false],
  ["'a'", value('a'), true],
  ['"a"', value('a'), true],
  ['a', value('a'), false],
  ["{ a: [1, 'b'] }", value({ a: [1, 'b'] }), true],
  ["{ a: [1, 'c'] }", value({ a: [1, 'b'] }), false],
  ["'1e+16': beyond what is exact", value('1e+16'), true],
  ["'1e+16', beyond what is exact", value('1e+17'), false],
  ['3 of them', value(3), false],
  ['0.1…', value(0.123), true],
  ['0.2…', value(0.123), false],
  ['DEBUG:app:x is 5', value(undefined, 'DEBUG:app:x is 5'), true],
  ['DEBUG:app:x is 5', value(undefined, 'DEBUG:app:x is 6'), false],
  ['undefined', value(undefined), true],
  ['gives the connection back', value(undefined), false],
  ['the same', value({ a: 1 }), true, { a: 1 }],
  ['the same', value({ a: 1 }), false, { a: 2 }],
  ['throws TypeError', error, true],
  ['throws TypeError: no: really', error, true],
  ['throws TypeError: no: …', error, true],
  ['throws TypeError: yes', error, false],
  ['throws RangeError', error, false],
  ['throws TypeError', value(5), false],
  ['5', error, false],
]

for (const [comment, outcome, expected, before] of cases) {
  const what = outcome.type === 'error' ? 'an error' : JSON.stringify(outcome)
  test(`"// ${comment}" is ${expected} of ${what}`, () => {
    expect(isTrue(comment, outcome, before)).toBe(expected)
  })
}
