import { describe, expect, test } from 'vitest'
import { isEllipsis, LineMatcher } from '../../src/transcript/matching.ts'

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
  ['52.7 s', '52.8 m', false],
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
  ['a.c (1) [x]', 'abc (1) [x]', false],
  ['2.18... on 127.0.0.1:1', '2.189 on 127.0.0.1:2', true],
]

test.each(cases)('%j and %j: %j', (expected, actual, matches) => {
  expect(new LineMatcher().matches(expected, actual)).toBe(matches)
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

describe('ids of connections', () => {
  const matcher = new LineMatcher()

  test('are told pair by pair', () => {
    expect(matcher.idsOf('c1 and c2 ...', 'c7 and c9 end')).toEqual({
      expected: ['c1', 'c2'],
      actual: ['c7', 'c9'],
    })
  })

  test('are none where the lines do not match', () => {
    expect(matcher.idsOf('c1 new', 'c1 reused')).toBeUndefined()
  })

  test('are text where they are not normalised', () => {
    const exact = new LineMatcher(new Set(['times']))
    expect([matcher.knowsIds, exact.knowsIds]).toEqual([true, false])
    expect([exact.matches('c1', 'c2'), exact.matches('c1', 'c1')]).toEqual([false, true])
  })
})
