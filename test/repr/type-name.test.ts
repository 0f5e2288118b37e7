import { expect, test } from 'vitest'
import { ReadTimeout } from '../../src/errors.ts'
import { Float } from '../../src/repr/number.ts'
import { className, errorName, typeName } from '../../src/repr/type-name.ts'

class Point {}
class Trouble extends Error {}

const cases: [value: unknown, name: string][] = [
  ['a', 'str'],
  [5, 'int'],
  [10n, 'int'],
  [0.5, 'float'],
  [new Float(5), 'float'],
  [true, 'bool'],
  [null, 'NoneType'],
  [undefined, 'NoneType'],
  [[], 'list'],
  [{}, 'dict'],
  [new Map(), 'dict'],
  [new Set(), 'set'],
  [new Uint8Array(), 'bytes'],
  [() => 1, 'function'],
  [Symbol('a'), 'symbol'],
  [new Point(), 'Point'],
  [new TypeError('a'), 'TypeError'],
]

for (const [value, name] of cases) {
  test(`${String(value)} is of type ${name}`, () => {
    expect(typeName(value)).toBe(name)
  })
}

test('an error is called by its own name, or else by its class', () => {
  const errors = [new Error('a'), new RangeError('a'), new Trouble('a'), new ReadTimeout('a')]
  expect(errors.map(errorName)).toEqual(['Error', 'RangeError', 'Trouble', 'ReadTimeout'])
})

test('an object without a class has a name, too', () => {
  expect(className(Object.create(null))).toBe('object')
})
