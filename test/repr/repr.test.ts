import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { ascii, repr, reprTuple, str } from '../../src/repr/repr.ts'

class Point {}

class Name {
  toString(): string {
    return 'a name'
  }
}

class Trouble extends Error {}

const loop: unknown[] = [1]
loop.push(loop)
const ring: Record<string, unknown> = {}
ring.self = [ring]

/** A value, and what it is as %r and as %s. */
const cases: [name: string, value: unknown, repr: string, str: string][] = [
  ['a string', "it's", '"it\'s"', "it's"],
  ['an int', 5, '5', '5'],
  ['a large int', 2n ** 70n, '1180591620717411303424', '1180591620717411303424'],
  ['a float', 1e-7, '1e-07', '1e-07'],
  ['true', true, 'True', 'True'],
  ['false', false, 'False', 'False'],
  ['null', null, 'None', 'None'],
  ['undefined', undefined, 'None', 'None'],
  ['a list', ['a', 1, null], "['a', 1, None]", "['a', 1, None]"],
  ['an empty list', [], '[]', '[]'],
  ['an object', { a: [1], 'b c': true }, "{'a': [1], 'b c': True}", "{'a': [1], 'b c': True}"],
  ['an empty object', {}, '{}', '{}'],
  ['a Map', new Map<unknown, unknown>([[1, 'a']]), "{1: 'a'}", "{1: 'a'}"],
  ['a Set', new Set([1, 'a']), "{1, 'a'}", "{1, 'a'}"],
  ['an empty Set', new Set(), 'set()', 'set()'],
  ['bytes', new Uint8Array([65, 0]), "b'A\\x00'", "b'A\\x00'"],
  ['a Buffer', Buffer.from('a'), "b'a'", "b'a'"],
  ['a list within itself', loop, '[1, [...]]', '[1, [...]]'],
  ['an object within itself', ring, "{'self': [{...}]}", "{'self': [{...}]}"],
  ['an error', new TypeError("it's"), 'TypeError("it\'s")', "it's"],
  ['an error without a message', new RangeError(), 'RangeError()', ''],
  ['an error of an own class', new Trouble('no'), "Trouble('no')", 'no'],
  ['a Python error', new ValueError('x'), "ValueError('x')", 'x'],
  [
    'a Python error with arguments of its own',
    new ValueError('[Errno 2] x', { args: [2, 'x'] }),
    "ValueError(2, 'x')",
    '[Errno 2] x',
  ],
  ['an instance', new Point(), '<Point object>', '<Point object>'],
  ['an instance with a text', new Name(), '<Name object>', 'a name'],
  ['a URL', new URL('http://a/'), '<URL object>', 'http://a/'],
  ['a function', function go() {}, '<function go>', '<function go>'],
  [
    'a nameless function',
    (
      () => () =>
        1
    )(),
    '<function <lambda>>',
    '<function <lambda>>',
  ],
  ['a class', Point, "<class 'Point'>", "<class 'Point'>"],
  ['a symbol', Symbol('a'), 'Symbol(a)', 'Symbol(a)'],
]

for (const [name, value, asRepr, asStr] of cases) {
  test(`prints ${name}`, () => {
    expect(repr(value)).toBe(asRepr)
    expect(str(value)).toBe(asStr)
  })
}

test('an error that is its own argument comes to an end', () => {
  const args: unknown[] = []
  const error = new ValueError('x', { args })
  args.push(error)
  expect(repr(error)).toBe('ValueError(ValueError(...))')
})

test('ascii() escapes the rest of Unicode', () => {
  expect(ascii(['é'])).toBe("['\\xe9']")
})

test('tuples have a comma where they have one value', () => {
  expect([[], ['a'], ['a', 2]].map(reprTuple)).toEqual(['()', "('a',)", "('a', 2)"])
})
