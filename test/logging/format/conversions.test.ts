import { expect, test } from 'vitest'
import {
  type Conversion,
  convert,
  floatOf,
  integerOf,
  padTo,
} from '../../../src/logging/format/conversions.ts'
import { Float } from '../../../src/repr/index.ts'

const bare: Omit<Conversion, 'type'> = {
  ...{ left: false, plus: false, blank: false, alternate: false, zero: false },
  ...{ width: 0, precision: undefined },
}

const cases: [value: unknown, conversion: Partial<Conversion>, text: string | undefined][] = [
  ['a', { type: 's' }, 'a'],
  ['a', { type: 'r', width: 5 }, "  'a'"],
  [7, { type: 'd', zero: true, width: 3 }, '007'],
  [7, { type: 'd', zero: true, left: true, width: 3 }, '7  '],
  [7, { type: 'd', blank: true, plus: true }, '+7'],
  [new Float(7), { type: 's' }, '7.0'],
  [new Float(7.9), { type: 'd' }, '7'],
  [255, { type: 'X', alternate: true }, '0XFF'],
  [3, { type: 'f', precision: 0, alternate: true }, '3.'],
  ['a', { type: 'y' }, undefined],
]

for (const [value, conversion, text] of cases) {
  test(`converts ${value} by ${JSON.stringify(conversion)}`, () => {
    expect(convert(value, { ...bare, type: 's', ...conversion })).toBe(text)
  })
}

test('pads to a width in characters', () => {
  expect([padTo('😀', 3, false), padTo('😀', 3, true), padTo('abc', 2, true)]).toEqual([
    '  😀',
    '😀  ',
    'abc',
  ])
})

const numbers: [value: unknown, integer: bigint | undefined, float: number | undefined][] = [
  [5, 5n, 5],
  [5n, 5n, 5],
  [true, 1n, 1],
  [1.5, undefined, 1.5],
  [new Float(5), undefined, 5],
  ['5', undefined, undefined],
  [null, undefined, undefined],
  [new Date(0), undefined, undefined],
  [{}, undefined, undefined],
]

for (const [value, integer, float] of numbers) {
  test(`takes ${String(value)} for the int ${integer} and the float ${float}`, () => {
    expect([integerOf(value), floatOf(value)]).toEqual([integer, float])
  })
}
