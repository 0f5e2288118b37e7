import { describe, expect, test } from 'vitest'
import { align } from '../../src/transcript/alignment.ts'
import { ConnectionIds } from '../../src/transcript/connection-ids.ts'
import { LineMatcher } from '../../src/transcript/matching.ts'
import { parseNormalisers } from '../../src/transcript/normalisers.ts'

const together = [
  '{',
  "  why: { code: 'reused', text: 'c1 was idle, for 13 ms', more: [ 1, 2 ], by: 'c1' },",
  '  nth: 2',
  '}',
]
const apart = [
  '{',
  '  why: {',
  "    code: 'reused',",
  "    text: 'c1 was idle, for 2.25 ms',",
  '    more: [ 1, 2 ],',
  "    by: 'c1'",
  '  },',
  '  nth: 2',
  '}',
]

function differenceOf(
  expected: readonly string[],
  actual: readonly string[],
  matcher = new LineMatcher(),
): number | undefined {
  return align(expected, actual, { matcher, ids: new ConnectionIds() }).difference
}

describe('a value on one line or on several', () => {
  test('is the same', () => {
    expect(differenceOf(together, apart)).toBe(undefined)
    expect(differenceOf(apart, together)).toBe(undefined)
    expect(differenceOf(['[ 12 ms ]'], ['[', '  13 ms', ']'])).toBe(undefined)
  })

  test('is kept as it was expected', () => {
    const comparison = { matcher: new LineMatcher(), ids: new ConnectionIds() }
    expect(align(apart, together, comparison).lines).toEqual(apart)
  })

  test('differs where a member does', () => {
    expect(differenceOf(together, apart.with(2, "    code: 'new',"))).toBe(1)
    expect(differenceOf(apart, together.with(1, together[1]?.replace('reused', 'new') ?? ''))).toBe(
      1,
    )
    expect(differenceOf(together, apart.toSpliced(4, 1))).toBe(1)
  })

  test('speaks of the same connections', () => {
    expect(differenceOf(apart, together.with(1, together[1]?.replace("'c1'", "'c2'") ?? ''))).toBe(
      5,
    )
  })

  test('differs where layout counts', () => {
    const matcher = new LineMatcher(parseNormalisers('-layout'))
    expect(differenceOf(together, apart, matcher)).toBe(1)
    expect(differenceOf(apart, together, matcher)).toBe(1)
  })
})
