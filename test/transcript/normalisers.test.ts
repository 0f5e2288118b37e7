import { describe, expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { LineMatcher } from '../../src/transcript/matching.ts'
import {
  aboutNormaliser,
  type NormaliserName,
  normaliserNames,
  parseNormalisers,
} from '../../src/transcript/normalisers.ts'

const log = 'DEBUG:urllib3.connectionpool:http://httpbin.org:80 "GET / HTTP/1.1" 200'

/** Two lines that one normaliser takes for the same, and no other does. */
const same: Readonly<Record<NormaliserName, readonly [string, string][]>> = {
  dates: [
    ['at 2026-03-01T12:00:00Z', 'at 2027-11-21T08:51:46.123+01:00'],
    ['2026-03-01 12:00:00,123 - a', '2027-11-21 08:51:46,001 - a'],
    ['2026-03-01', '2027-11-21'],
    ['Sun, 01 Mar 2026 12:00:00 GMT', 'Sat, 21 Nov 2026 08:51:46 GMT'],
    ["'expires=Sun, 01-Mar-2026 12:00:00 GMT'", "'expires=Sat, 21-Nov-2026 08:51:46 GMT'"],
  ],
  calls: [
    ['20 calls timed, cold call apart: -', '1 call timed, cold call apart: -'],
    [
      '57 calls of each timed, in 19 rounds of random order; intervals are 99 %',
      '1 call of each timed, in 1 round of random order; intervals are 99 %',
    ],
    [
      'log: 25 lines held back, the last: http://127.…1:35339 "GET / HTTP/1.1" 200 1555',
      'log: 200 lines held back, the last: http://127…1:40829 "GET /b HTTP/1.1" 200 1555',
    ],
    [
      'log: 9 lines held back (1 warning), the last: a',
      'log: 12 lines held back (2 warnings), the last: b',
    ],
  ],
  verdicts: [
    [
      'a is 2.8× faster (2.3–3.1), because it opened 1 connection instead of 81',
      'no difference shown (0.92–1.13)',
    ],
    [
      'by elapsed: a is 2.5× faster than b (2.3–3.2)',
      'by elapsed: no difference shown between a and b (0.9–1.1)',
    ],
    ['a is 2.5× faster than c (2.3–3.2)', 'b is 2.5× faster than c (2.3–3.2)'],
    [
      'no difference shown (0.92–1.13)',
      'no difference shown: 2 rounds are too few, it takes 8: raise time to 10',
    ],
  ],
  times: [
    ['15.770191192626953', '0.25'],
    ['1.5e-7', '0.25'],
    ['took 12 ms', 'took 1.25 s'],
    ['a   12 ms  b', 'a 1,234 µs  b'],
    ['0:00:00.012345', '0:00:01'],
    ['session 2.9× faster', 'session 3.14× faster'],
    ['2.9× [2.7–3.1]', '3.0× [2.9–3.2]'],
    ['3.0× faster (2.9–3.0)', '2.5× faster (2.4–2.61)'],
    ['41 % of the time', '9 % of the time'],
    ['dns 3, tcp 81, tls 130 ms', 'dns 12, tcp 8, tls 0.3 ms'],
    ['saved about 1 min 14 s', 'saved about 384 ms'],
    ['idle 2 h 14 min · c', 'idle 14 s · c'],
    ['mean 0.95 ± 0.45 ms', 'mean 10 ± 1.2 µs'],
    ['  idle: 0.012719,', '  idle: 0.09,'],
    ['  total: 0.005058', '  total: 0.00364'],
    ['took 0.005058 in all', 'took 0.0051 in all'],
    ['took 0.148 in all', 'took 0.018419 in all'],
    ['took 5.1e-5 in all', 'took 0.0051 in all'],
    ['datetime.timedelta(microseconds=5058)', 'datetime.timedelta(seconds=1, microseconds=2)'],
    ['time_requests --> elapsed: 2.1866910000000015', 'time_requests --> elapsed: 0.7474469'],
  ],
  ports: [
    ['http://127.0.0.1:40521/get', 'http://127.0.0.1:5/get'],
    ['localhost:1', 'localhost:22'],
    ['[::1]:1', '[::1]:22'],
    ['http://127…1:40521', 'http://127.…1:40521'],
  ],
  sizes: [
    [`${log} 9593`, `${log} None`],
    ['265 bytes', '1 byte'],
    ['sent  1.2 kB', 'sent 800 B'],
  ],
  layout: [
    [
      'conn  origin                  pool  state        req    age   sent  received',
      'conn  origin                  pool  state       req     age  sent  received',
    ],
    ['               median      p95  elapsed  calls', '         median  p95  elapsed  calls'],
    ['c1  http://a  p1  closed    1  b', 'c1  http://a  p1  closed  1  b'],
  ],
  ids: [
    ['  c2 reused · 3rd request', '  c7 reused · 3rd request'],
    ['c1  http://a  p1  idle', 'c1  http://a  p147  idle'],
    ["pool: 'p1',", "pool: 'p147',"],
  ],
}

describe.each(normaliserNames)('%s', (name) => {
  test('take lines for the same', () => {
    const matcher = new LineMatcher(new Set([name]))
    for (const [one, other] of same[name]) {
      expect([one, matcher.matches(one, other), matcher.matches(other, one)]).toEqual([
        one,
        true,
        true,
      ])
    }
  })

  test('can be left out', () => {
    const others = new LineMatcher(parseNormalisers(`-${name}`))
    for (const [one, other] of same[name])
      expect([one, others.matches(one, other)]).toEqual([one, false])
  })

  test('are described', () => {
    expect(aboutNormaliser(name)).not.toBe('')
  })
})

/** What makes an event another one. */
const different: readonly [string, string][] = [
  ['Starting new HTTPS connection (1): a:443', 'Starting new HTTPS connection (2): a:443'],
  ['Starting new HTTPS connection (1): a:443', 'Starting new HTTP connection (1): a:443'],
  ['Starting new HTTPS connection (1): a:443', 'Starting new HTTPS connection (1): a:80'],
  ['Starting new HTTPS connection (1): a:443', 'Starting new HTTPS connection (1): b:443'],
  [`${log} 9593`, `${log.replace('200', '404')} 9593`],
  [`${log} 9593`, `${log.replace('GET', 'PUT')} 9593`],
  [`${log} 9593`, `${log.replace('GET /', 'GET /a')} 9593`],
  [`${log} 9593`, `${log.replace(':80', ':81')} 9593`],
  ['  c2 reused · 3rd request', '  c2 reused · 4th request'],
  ['  c2 reused · 3rd request', '  c2 new · 3rd request'],
  ['127.0.0.1:1', '127.0.0.2:1'],
  ['12 ms', '12 bytes'],
  ['3 requests', '4 requests'],
  ['200', '404'],
  ['100 conns', '1 conns'],
  ['[1, 2]', '[1, 3]'],
  ['f(1, 2)', 'f(1, 3)'],
  ['total: 5', 'total: 6'],
  ['version 1.25', 'version 1.26'],
  ['0.148 of', '0.149 of'],
  ['took 0.0051', 'took 5'],
  ['a  b', 'a   b'],
  ['  a', ' a'],
  ['nth: 3', 'nth: 4'],
  ['median  p95', 'median  p96'],
]

test.each(different)('%j is not %j', (one, other) => {
  expect(new LineMatcher().matches(one, other)).toBe(false)
})

describe('a choice', () => {
  const choices: readonly [text: string, names: string][] = [
    ['ports,times', 'times,ports'],
    [' ports , ids', 'ports,ids'],
    ['-sizes', 'dates,calls,verdicts,times,ports,layout,ids'],
    ['-sizes,-ids', 'dates,calls,verdicts,times,ports,layout'],
    ['all', 'dates,calls,verdicts,times,ports,sizes,layout,ids'],
    ['all,-ports', 'dates,calls,verdicts,times,sizes,layout,ids'],
    ['none', ''],
    ['none,ids', 'ids'],
  ]
  test.each(choices)('%j', (text, names) => {
    const chosen = parseNormalisers(text)
    expect(normaliserNames.filter((name) => chosen.has(name)).join(',')).toBe(names)
  })

  test('of what there is not is refused, with what may be meant', () => {
    expect(() => parseNormalisers('ports,tmies')).toThrow(ValueError)
    expect(() => parseNormalisers('tmies')).toThrow(
      "there is no normaliser 'tmies', only dates, calls, verdicts, times, ports, sizes, layout, ids, all and none. Did you mean times?",
    )
    expect(() => parseNormalisers('-prots')).toThrow('Did you mean ports?')
    expect(() => parseNormalisers('whatsoever')).toThrow(/all and none\.$/)
    expect(() => parseNormalisers('')).toThrow("no normaliser ''")
  })
})
