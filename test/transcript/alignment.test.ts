import { describe, expect, test } from 'vitest'
import { align } from '../../src/transcript/alignment.ts'
import { ConnectionIds } from '../../src/transcript/connection-ids.ts'
import { LineMatcher } from '../../src/transcript/matching.ts'

interface Case {
  readonly name: string
  readonly expected: string
  readonly actual: string
  /** As expected where not given. */
  readonly lines?: string
  readonly difference?: number
}

/** One letter stands for a line, `.` for an ellipsis, `_` for an empty line. */
const cases: readonly Case[] = [
  { name: 'nothing', expected: '', actual: '' },
  { name: 'the same', expected: 'abc', actual: 'abc' },
  { name: 'an ellipsis for some lines', expected: 'a.d', actual: 'abcd' },
  { name: 'an ellipsis for none', expected: 'a.d', actual: 'ad' },
  { name: 'an ellipsis at the start', expected: '.d', actual: 'abcd' },
  { name: 'an ellipsis at the end', expected: 'a.', actual: 'abcd' },
  { name: 'an ellipsis alone', expected: '.', actual: '' },
  { name: 'an ellipsis that must not take too much', expected: '.ab', actual: 'abab' },
  { name: 'a line too many', expected: 'ac', actual: 'abc', lines: 'abc', difference: 1 },
  { name: 'a line missing', expected: 'abc', actual: 'ac', lines: 'ac', difference: 1 },
  { name: 'another line', expected: 'abc', actual: 'axc', lines: 'axc', difference: 1 },
  { name: 'a line too many at the end', expected: 'a', actual: 'ab', lines: 'ab', difference: 1 },
  { name: 'the last line missing', expected: 'ab', actual: 'a', lines: 'a', difference: 1 },
  { name: 'output where none was expected', expected: '', actual: 'a', lines: 'a', difference: 0 },
  { name: 'no output', expected: 'ab', actual: '', lines: '', difference: 0 },
  {
    name: 'a difference behind an ellipsis',
    expected: 'a.cd',
    actual: 'abbcx',
    lines: 'a.cx',
    difference: 3,
  },
  {
    name: 'an empty line',
    expected: 'ab',
    actual: 'a_b',
    lines: 'aBb',
    difference: 1,
  },
]

function comparison() {
  return { matcher: new LineMatcher(), ids: new ConnectionIds() }
}

const words: Readonly<Record<string, string>> = { '.': '...', _: '', B: '<BLANKLINE>' }
const linesOf = (letters: string) => [...letters].map((letter) => words[letter] ?? letter)

test.each(cases)('$name', ({ expected, actual, lines = expected, difference }) => {
  expect(align(linesOf(expected), linesOf(actual), comparison())).toEqual({
    lines: linesOf(lines),
    difference,
  })
})

test('what is the same at the start costs nothing, however long', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `line ${index}`)
  expect(align(many, [...many, 'more'], comparison()).difference).toBe(many.length)
})

test('what is too long to be laid side by side differs from its start', () => {
  const many = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`)
  expect(align(['a', ...many('b')], ['a', ...many('c')], comparison())).toEqual({
    lines: ['a', ...many('c')],
    difference: 1,
  })
})

describe('connections', () => {
  const cases: readonly [name: string, expected: string, actual: string, lines?: string][] = [
    ['have other numbers', 'c1 new|c1 reused|c2 new', 'c4 new|c4 reused|c9 new'],
    ['are hidden by an ellipsis', 'c1 new|...|c3 new', 'c4 new|c5 new|c6 new|c7 new'],
    ['are not the same', 'c1 new|c1 reused', 'c4 new|c5 reused', 'c1 new|c2 reused'],
    ['are not different', 'c1 new|c2 new', 'c4 new|c4 new', 'c1 new|c1 new'],
    ['behind an ellipsis', '...|c1 new|c1 reused', 'c4 new|c5 reused', '...|c1 new|c2 reused'],
  ]
  test.each(cases)('%s', (_, expected, actual, lines = expected) => {
    expect(align(expected.split('|'), actual.split('|'), comparison()).lines).toEqual(
      lines.split('|'),
    )
  })
})

test('lines that differ are written as is wished', () => {
  const write = (line: string): string => line.toUpperCase()
  expect(align(['a', 'b'], ['a', 'c', ''], { ...comparison(), write }).lines).toEqual([
    'a',
    'C',
    '<BLANKLINE>',
  ])
})
