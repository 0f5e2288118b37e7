import { expect, test } from 'vitest'
import { isPlainObject } from '../../src/repr/plain-object.ts'

class Point {
  x = 1
}

const cases: [name: string, value: unknown, isPlain: boolean][] = [
  ['an object literal', { a: 1 }, true],
  ['an object without a prototype', Object.create(null), true],
  ['an instance of a class', new Point(), false],
  ['an array', [], false],
  ['a Map', new Map(), false],
  ['an error', new Error(), false],
  ['a function', () => 1, false],
  ['null', null, false],
  ['a string', 'a', false],
]

for (const [name, value, isPlain] of cases) {
  test(`${name} is ${isPlain ? '' : 'not '}plain`, () => {
    expect(isPlainObject(value)).toBe(isPlain)
  })
}
