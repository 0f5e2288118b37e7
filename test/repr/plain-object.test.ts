import { expect, test } from 'vitest'
import { isEmptyDict, isPlainObject } from '../../src/repr/plain-object.ts'

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

const dicts: [name: string, dict: object, isEmpty: boolean][] = [
  ['nothing in it', {}, true],
  ['neither a prototype nor anything in it', Object.create(null), true],
  ['a name', { a: 1 }, false],
  ['a name that has no value', { a: undefined }, false],
]

for (const [name, dict, isEmpty] of dicts) {
  test(`a dict with ${name} is ${isEmpty ? '' : 'not '}empty`, () => {
    expect(isEmptyDict(dict)).toBe(isEmpty)
  })
}
