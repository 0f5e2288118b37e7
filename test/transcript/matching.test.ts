import { expect, test } from 'vitest'
import { isEllipsis, matchesLine } from '../../src/transcript/matching.ts'

const cases: readonly [expected: string, actual: string, matches: boolean][] = [
  ['a', 'a', true],
  ['a', 'b', false],
  ['a ', 'a', true],
  ['a', 'a \t', true],
  [' a', 'a', false],
  ['52.74904417991638', '0.031', true],
  ['52.74904417991638', '5.2e-7', true],
  ['52.74904417991638', '4e-7', true],
  ['52.7', '-1.5', true],
  ['52.7', '52', false],
  ['52', '53', false],
  ['52.7 s', '52.8 s', false],
  ['52.7', 'a 52.8', false],
  ['<BLANKLINE>', '', true],
  ['<BLANKLINE>', ' ', true],
  ['<BLANKLINE>', 'a', false],
  ['a...z', 'a b z', true],
  ['a...z', 'az', true],
  ['a...z', 'a', false],
  ['a...a', 'a', false],
  ['a...', 'abc', true],
  ['...c', 'abc', true],
  ['...b...', 'abc', true],
  ['...b...c...', 'acb', false],
  ['"GET / HTTP/1.1" 200 ...', '"GET / HTTP/1.1" 200 4116', true],
  ['"GET / HTTP/1.1" 200 ...', '"GET / HTTP/1.1" 404 4116', false],
  ['a...', 'a...', true],
]

test.each(cases)('%j and %j: %j', (expected, actual, matches) => {
  expect(matchesLine(expected, actual)).toBe(matches)
})

test('an ellipsis stands alone on its line', () => {
  expect(['...', ' ... ', '....', 'a...', ''].map(isEllipsis)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
