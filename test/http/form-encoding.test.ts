import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { type FormFields, formEncode } from '../../src/http/form-encoding.ts'

/** What requests made of the same fields. */
const cases: readonly (readonly [what: string, fields: FormFields, encoded: string])[] = [
  ['a dict', { q: 'a b', n: 1, f: 1.5 }, 'q=a+b&n=1&f=1.5'],
  ['a list under one name', { tag: ['x', null, 'y'] }, 'tag=x&tag=y'],
  ['None', { a: null, b: undefined, c: '' }, 'c='],
  ['an empty list', { a: [] }, ''],
  ['booleans, as Python spells them', { a: true, b: false }, 'a=True&b=False'],
  ['bytes', { a: Uint8Array.of(0xff, 0x20) }, 'a=%FF+'],
  ['a dict as a value', { a: { k: 'v', l: 'w' } }, 'a=k&a=l'],
  [
    'pairs, in order',
    [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ],
    'a=1&b=2&a=3',
  ],
  ['a Map with names that are numbers', new Map([[1, 'é']]), '1=%C3%A9'],
  ['what has items()', { items: () => [['a', 'b'] as const] }, 'a=b'],
  ['search parameters', new URLSearchParams('a=b&a=c'), 'a=b&a=c'],
  ['nothing', {}, ''],
]

for (const [what, fields, encoded] of cases) {
  test(`${what}: ${encoded}`, () => {
    expect(formEncode(fields)).toBe(encoded)
  })
}

const refused: readonly (readonly [fields: unknown, message: string])[] = [
  [[['a']], 'not enough values to unpack (expected 2, got 1)'],
  [[['a', 'b', 'c']], 'too many values to unpack (expected 2)'],
  [['abc'], 'too many values to unpack (expected 2)'],
  ['ab', 'cannot encode objects that are not 2-tuples'],
]

for (const [fields, message] of refused) {
  test(`${JSON.stringify(fields)} is refused: ${message}`, () => {
    expect(() => formEncode(fields as FormFields)).toThrow(new ValueError(message))
  })
}

test('a number is no pair', () => {
  expect(() => formEncode([5] as never)).toThrow(
    new TypeError('cannot unpack non-iterable int object'),
  )
})

test('a text of two characters is a pair, too', () => {
  expect(formEncode(['ab'] as never)).toBe('a=b')
})
