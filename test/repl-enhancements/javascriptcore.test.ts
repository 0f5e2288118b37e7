import MagicString from 'magic-string'
import { describe, expect, test } from 'vitest'
import {
  pointedAt,
  withoutRewriting,
  withoutTemporaries,
} from '../../src/repl-enhancements/javascriptcore.ts'

describe('where V8 would point', () => {
  const cases: readonly (readonly [string, string, number, number, string?])[] = [
    ['a call of a name', 'boom()', 4, 0],
    ['a call of a member', 'a.b.c()', 5, 4],
    ['a call of a class', 'throw new TypeError("no")', 19, 6],
    ['a call of a class that is a member', 'new a.B()', 7, 0],
    ['a call of what a call gave', 'f()()', 3, 3],
    ['an unknown name', 'f(a.b, missing, 1)', 14, 7, 'missing'],
    ['an unknown name, at its last letter', 'missing + 1', 6, 0, 'missing'],
    ['an unknown name that is called', 'missing()', 7, 0, 'missing'],
    ['what is no call', 'a.b', 1, 1],
    ['a place behind the line', 'a', 9, 9],
  ]
  for (const [name, line, column, expected, unknown] of cases) {
    test(name, () => expect(pointedAt(line, column, unknown)).toBe(expected))
  }
})

describe('what a message quotes', () => {
  const code = 'let a\nprint(get().x.y)'
  const edits = new MagicString(code)
  edits.update(0, 4, '')
  edits.prependRight(code.indexOf('get'), '(is(t=').appendLeft(code.indexOf('.x'), ')?await t:t)')
  edits.prepend('(async()=>{')
  const input = {
    source: code,
    code,
    firstLine: 1,
    mappings: () => edits.generateDecodedMap({ hires: true }).mappings,
    rewritten: () => edits.toString(),
  }
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'code that was rewritten, as it was entered',
      "undefined is not an object (evaluating '(is(t=get())?await t:t).x.y')",
      "undefined is not an object (evaluating 'get().x.y')",
    ],
    [
      'part of it',
      "nothing to call (near '...await t:t).x...')",
      "nothing to call (near '....x...')",
    ],
    [
      'what is called, where the code was rewritten',
      "(is(t=get())?await t:t).x.y is not a function. (In '(is(t=get())?await t:t).x.y(1)', '(is(t=get())?await t:t).x.y' is undefined)",
      'get().x.y is not a function',
    ],
    [
      'what is called, where the code was not',
      "get().x is not a function. (In 'get().x', 'get().x' is undefined)",
      "get().x is not a function. (In 'get().x', 'get().x' is undefined)",
    ],
    [
      'a value in between by no name',
      "$$2.jsn is not a function. (In '$$2.jsn()', '$$2.jsn' is undefined)",
      '(intermediate value).jsn is not a function',
    ],
    ['code of elsewhere: nothing', "no (evaluating 'b.c')", 'no'],
    ['no code', 'a is not defined', 'a is not defined'],
  ]
  for (const [name, message, expected] of cases) {
    test(name, () => expect(withoutRewriting(message, input)).toBe(expected))
  }
})

test('V8 speaks of a value in between once, and of no name that was put in', () => {
  const value = '(intermediate value)'
  expect(withoutTemporaries(`${value}${value}${value}.a is not iterable`)).toBe(
    `${value}.a is not iterable`,
  )
  expect(withoutTemporaries('$$12.a is not a function')).toBe(`${value}.a is not a function`)
  expect(withoutTemporaries('$.a, or $$, is not a function')).toBe('$.a, or $$, is not a function')
})
