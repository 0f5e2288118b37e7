import { expect, test } from 'vitest'
import { formatValue } from '../../../src/logging/format/format-spec.ts'
import { Float } from '../../../src/repr/index.ts'

/** A value and a spec, and what CPython's format() makes of them: the text, or the error. */
const cases: [value: unknown, spec: string, result: string][] = [
  ['a', '', 'a'],
  ['abc', '8', 'abc     '],
  ['abc', '>8', '     abc'],
  ['abc', '^8', '  abc   '],
  ['abc', '*^8', '**abc***'],
  ['abcdef', '.2', 'ab'],
  ['abc', '08', 'abc00000'],
  [5, 'd', '5'],
  [5, '5', '    5'],
  [5, '<5', '5    '],
  [-5, '05', '-0005'],
  [5, '+', '+5'],
  [5, ' ', ' 5'],
  [255, 'x', 'ff'],
  [255, '#X', '0XFF'],
  [255, '#b', '0b11111111'],
  [255, 'o', '377'],
  [1234567, ',', '1,234,567'],
  [1234567, '_', '1_234_567'],
  [1234567, '012,', '0,001,234,567'],
  [65535, '_b', '1111_1111_1111_1111'],
  [5, '.2f', '5.00'],
  [0.5, '%', '50.000000%'],
  [1234.5, ',.2f', '1,234.50'],
  [1234.5, 'e', '1.234500e+03'],
  [0.1, '', '0.1'],
  [0.1, '10', '       0.1'],
  [123.456, '.4', '123.5'],
  [123.456, '.2', '1.2e+02'],
  [Infinity, '010', '0000000inf'],
  [NaN, 'F', 'NAN'],
  [true, '', 'True'],
  [true, 'd', '1'],
  [null, '', 'None'],
  [-1.5, '=+8', '-    1.5'],
  ['a', 'd', "ValueError: Unknown format code 'd' for object of type 'str'"],
  ['a', '+', 'ValueError: Sign not allowed in string format specifier'],
  ['a', ' ', 'ValueError: Space not allowed in string format specifier'],
  ['a', '=', "ValueError: '=' alignment not allowed in string format specifier"],
  ['a', ',', "ValueError: Cannot specify ',' with 's'."],
  ['a', '#', 'ValueError: Alternate form (#) not allowed in string format specifier'],
  [5, 's', "ValueError: Unknown format code 's' for object of type 'int'"],
  [5, '.2d', 'ValueError: Precision not allowed in integer format specifier'],
  [1.5, 'd', "ValueError: Unknown format code 'd' for object of type 'float'"],
  [5, ',x', "ValueError: Cannot specify ',' with 'x'."],
  [null, '5', 'TypeError: unsupported format string passed to NoneType.__format__'],
  [[], '5', 'TypeError: unsupported format string passed to list.__format__'],
]

for (const [value, spec, result] of cases) {
  test(`${JSON.stringify(value)} as '${spec}' is ${result}`, () => {
    expect(outcome(value, spec)).toBe(result)
  })
}

test('a whole float is a float', () => {
  expect(['', '6', '03.0f', '.3'].map((spec) => formatValue(new Float(5), spec))).toEqual([
    '5.0',
    '   5.0',
    '005',
    '5.0',
  ])
})

test('a spec that is none is refused', () => {
  expect(outcome(5, '5!!')).toBe('ValueError: Invalid format specifier')
})

function outcome(value: unknown, spec: string): string {
  try {
    return formatValue(value, spec)
  } catch (error) {
    return String(error)
  }
}
