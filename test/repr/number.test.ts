import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Float, isInteger, pyFloat, reprNumber } from '../../src/repr/number.ts'
import { repr, str } from '../../src/repr/repr.ts'

/** Numbers, and what CPython's repr() makes of them as floats. */
const floats: [value: number, repr: string][] = [
  [5, '5.0'],
  [0, '0.0'],
  [-0, '-0.0'],
  [0.1, '0.1'],
  [1e-7, '1e-07'],
  [0.0001, '0.0001'],
  [0.00009, '9e-05'],
  [0.00012345, '0.00012345'],
  [1e15, '1000000000000000.0'],
  [1e16, '1e+16'],
  [123456789012345680, '1.2345678901234568e+17'],
  [-2.25, '-2.25'],
  [1e22, '1e+22'],
  [1.5e300, '1.5e+300'],
  [5e-324, '5e-324'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
  [NaN, 'nan'],
  [2 ** 53, '9007199254740992.0'],
]

for (const [value, text] of floats) {
  test(`prints the float ${text}`, () => {
    expect(pyFloat(value)).toBe(text)
  })
}

const numbers: [value: number, isInt: boolean, repr: string][] = [
  [5, true, '5'],
  [-7, true, '-7'],
  [0, true, '0'],
  [-0, false, '-0.0'],
  [0.5, false, '0.5'],
  [1e15, true, '1000000000000000'],
  [Number.MAX_SAFE_INTEGER, true, '9007199254740991'],
  [1e16, false, '1e+16'],
  [Infinity, false, 'inf'],
  [Number.NaN, false, 'nan'],
]

for (const [value, isInt, text] of numbers) {
  test(`takes ${text} for ${isInt ? 'an int' : 'a float'}`, () => {
    expect(isInteger(value)).toBe(isInt)
    expect(reprNumber(value)).toBe(text)
  })
}

test('a Float prints as one even if it is whole, and counts as its number', () => {
  const five = new Float(5)
  expect([repr(five), str(five), inspect(five)]).toEqual(['5.0', '5.0', '5.0'])
  expect(Number(five) + 1).toBe(6)
})
