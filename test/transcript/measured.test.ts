import { describe, expect, test } from 'vitest'
import { align } from '../../src/transcript/alignment.ts'
import { ConnectionIds } from '../../src/transcript/connection-ids.ts'
import { LineMatcher } from '../../src/transcript/matching.ts'
import { tellsOfCalls, timesCalls } from '../../src/transcript/measured.ts'
import { parseNormalisers } from '../../src/transcript/normalisers.ts'

const row = (calls: number, connections: number): string =>
  `requests.get  1.02 ms  2.16 ms        -  1.63 ms  ${String(calls).padStart(5)}  ${String(connections).padStart(5)}  30.3 ms  144 kB`
const count = (calls: number, connections: number): string =>
  `${calls} calls timed, ${connections === 1 ? '1 connection' : `${connections} connections`} opened, cold call apart: 3.60 ms`

/** Connections by calls, and whether that is the same. */
const proportions: readonly [expected: [number, number], actual: [number, number], boolean][] = [
  [[81, 81], [9, 9], true],
  [[20, 25], [40, 45], true],
  [[119, 0], [90, 0], true],
  [[119, 1], [90, 1], true],
  [[95, 10], [62, 7], true],
  [[12, 2], [100, 10], true],
  [[119, 0], [119, 1], false],
  [[119, 1], [119, 0], false],
  [[119, 1], [119, 2], false],
  [[119, 2], [119, 1], false],
  [[81, 81], [81, 80], false],
  [[81, 80], [81, 81], false],
  [[100, 10], [100, 20], false],
  [[100, 10], [200, 10], false],
]

test.each(proportions)('connections of %j as %j: %j', (expected, actual, isSame) => {
  const matcher = new LineMatcher()
  for (const text of [row, count]) {
    expect(matcher.matches(text(...expected), text(...actual))).toBe(isSame)
  }
  expect(matcher.matches(count(...expected), '20 calls timed, cold call apart: 1.00 ms')).toBe(
    false,
  )
})

describe('a verdict', () => {
  const opposite: readonly [string, string][] = [
    ['a is 2.8× faster (2.3–3.1)', 'b is 2.8× faster (2.3–3.1)'],
    ['a is 2.8× faster than b (2.3–3.1)', 'b is 2.8× faster than a (2.3–3.1)'],
    ['by elapsed: a is 2.8× faster (2.3–3.1)', 'by elapsed: b is 2.8× faster (2.3–3.1)'],
    ['by elapsed: a is 2.8× faster (2.3–3.1)', 'a is 2.8× faster (2.3–3.1)'],
    [
      'a is 2.8× faster (2.3–3.1), because it opened 1 connection instead of 81',
      'a is 2.8× faster (2.3–3.1), because it opened no connection instead of 81',
    ],
    ['a is 2.8× faster (2.3–3.1)', 'a is 2.8× slower (2.3–3.1)'],
  ]
  test.each(opposite)('%j is not %j', (one, other) => {
    expect(new LineMatcher().matches(one, other)).toBe(false)
    expect(new LineMatcher().matches(other, one)).toBe(false)
  })

  const shown = ['a is 2.8× faster (2.3–3.1),', '  because it opened 1 connection instead of 81']
  const both = [...shown, 'by elapsed: a is 2.5× faster (2.2–2.7)', 'log']
  const none = ['no difference shown (0.9–1.1)', 'log']
  const other = [
    'a is 2.8× faster (2.3–3.1),',
    '  because it opened no connection instead of 81',
    'log',
  ]
  const pairs: readonly [readonly string[], readonly string[], number | undefined][] = [
    [both, none, undefined],
    [none, both, undefined],
    [both, both, undefined],
    [other, [...shown, 'log'], 1],
    [[...shown, 'log'], [...shown], 2],
    [['log'], [...shown, 'log'], 0],
  ]
  test.each(pairs)('%j beside %j differs at %j', (expected, actual, difference) => {
    const aligned = align(expected, actual, {
      matcher: new LineMatcher(),
      ids: new ConnectionIds(),
    })
    expect(aligned.difference).toBe(difference)
    if (difference === undefined) expect(aligned.lines[0]).toBe(expected[0])
  })

  test('is compared whole where its normaliser is left out', () => {
    const matcher = new LineMatcher(parseNormalisers('-verdicts'))
    expect(align(both, none, { matcher, ids: new ConnectionIds() }).difference).toBe(0)
  })
})

describe('below something that was timed', () => {
  const conns = (requests: string): string =>
    `c1    http://127.0.0.1:1  p1    idle 1 min 2 s ${requests}   17 ms  143 B    1.6 kB`
  const lines: readonly [string, string][] = [
    [conns('  488'), conns('   17')],
    ['c1 reused · 483rd request · idle 1 ms', 'c1 reused · 51st request · idle 1 ms'],
    ['110 handshakes, 50 ms: dns 0', '94 handshakes, 50 ms: dns 0'],
    ['… 67 older', '… 5 older'],
    ['  nth: 488,', '  nth: 17,'],
    ['  bytesSent: 488,', '  bytesSent: 17,'],
  ]
  test.each(lines)('%j may be %j', (one, other) => {
    expect(new LineMatcher().matches(one, other)).toBe(false)
    expect(new LineMatcher(undefined, true).matches(one, other)).toBe(true)
    expect(new LineMatcher(parseNormalisers('-calls'), true).matches(one, other)).toBe(false)
  })

  test('a few handshakes have to be as many', () => {
    const matcher = new LineMatcher(undefined, true)
    expect(matcher.matches('3 handshakes, 50 ms', '4 handshakes, 50 ms')).toBe(false)
    expect(matcher.matches('1 handshake, 50 ms', '110 handshakes, 50 ms')).toBe(false)
    expect(matcher.matches('110 handshakes, 50 ms', '3 handshakes, 50 ms')).toBe(false)
  })

  test('is known by the input and by its output', () => {
    for (const input of ['x = timeit(() => 1)', 'compare (a, b)'])
      expect(timesCalls(input)).toBe(true)
    for (const input of ['timeit.timeit("1", number=1)', 'a.compare(b)', 'timeit', 'mytimeit(1)']) {
      expect(timesCalls(input)).toBe(false)
    }
    expect(tellsOfCalls('1 call timed, cold')).toBe(true)
    expect(tellsOfCalls('33 calls of each timed, in')).toBe(true)
    expect(tellsOfCalls('33 calls')).toBe(false)
  })
})
