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
    ['time_requests --> elapsed: 2.1866910000000015', 'time_requests --> elapsed: 0.7474469'],
  ],
  ports: [
    ['http://127.0.0.1:40521/get', 'http://127.0.0.1:5/get'],
    ['localhost:1', 'localhost:22'],
    ['[::1]:1', '[::1]:22'],
  ],
  sizes: [
    [`${log} 9593`, `${log} None`],
    ['265 bytes', '1 byte'],
    ['sent  1.2 kB', 'sent 800 B'],
  ],
  ids: [['  c2 reused · 3rd request', '  c7 reused · 3rd request']],
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
]

test.each(different)('%j is not %j', (one, other) => {
  expect(new LineMatcher().matches(one, other)).toBe(false)
})

describe('a choice', () => {
  const choices: readonly [text: string, names: string][] = [
    ['ports,times', 'times,ports'],
    [' ports , ids', 'ports,ids'],
    ['-sizes', 'dates,times,ports,ids'],
    ['-sizes,-ids', 'dates,times,ports'],
    ['all', 'dates,times,ports,sizes,ids'],
    ['all,-ports', 'dates,times,sizes,ids'],
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
      "there is no normaliser 'tmies', only dates, times, ports, sizes, ids, all and none. Did you mean times?",
    )
    expect(() => parseNormalisers('-prots')).toThrow('Did you mean ports?')
    expect(() => parseNormalisers('colours')).toThrow(/all and none\.$/)
    expect(() => parseNormalisers('')).toThrow("no normaliser ''")
  })
})
