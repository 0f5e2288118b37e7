import { describe, expect, it } from 'vitest'
import {
  endOf,
  splitBy,
  translated,
} from '../../../src/repl-enhancements/transform/python-expressions.ts'

describe('the end of a part', () => {
  const ends: readonly (readonly [code: string, part: string])[] = [
    ['a(b: c): d', 'a(b: c)'],
    ['"x: y" : z', '"x: y" '],
    ["'it\\'s: ' + {1: 2} : z", "'it\\'s: ' + {1: 2} "],
    ['f(a) ) : b', 'f(a) '],
    ['nothing', 'nothing'],
  ]
  for (const [code, part] of ends) {
    it(code, () => expect(code.slice(0, endOf(code, 0, /:/y))).toBe(part))
  }
})

describe('an expression', () => {
  const cases: readonly (readonly [python: string, javascript: string])[] = [
    ['not a', '!a'],
    ['not a == b', '!(a == b)'],
    ['a and not b or c', 'a && !b || c'],
    ['x is not None', 'x !== null'],
    ['"a and b"', '"a and b"'],
    ['a if b else c if d else e', 'b ? a : d ? c : e'],
  ]
  for (const [python, javascript] of cases) {
    it(python, () => expect(translated(python)).toBe(javascript))
  }

  it('is split outside of brackets and strings', () => {
    expect(splitBy('f(a, b), "c, d", e', /,/y)).toEqual(['f(a, b)', '"c, d"', 'e'])
  })
})
