import { describe, expect, test } from 'vitest'
import {
  judge,
  relationIn,
  relationText,
  type Timing,
  timesIn,
} from '../../src/transcript/relation.ts'

const timing = (input: string, seconds: number): Timing => ({ input, line: 1, seconds })
const get = timing('timeit.timeit("requests.get(u)")', 52.7)
const session = timing('timeit.timeit("session.get(u)", "session = requests.Session()")', 15.8)

describe('a claim', () => {
  const cases: readonly [
    timings: readonly Timing[],
    faster: boolean | undefined,
    reason: string,
  ][] = [
    [[get, session], true, '15.8 s with it, 52.7 s without'],
    [[session, get], true, '15.8 s with it, 52.7 s without'],
    [[timing('get()', 1), timing('session.get()', 2)], false, '2 s with it, 1 s without'],
    [[timing('get()', 1), timing('session.get()', 1)], false, '1 s with it, 1 s without'],
    [[get, session, timing('session', 60)], false, '60 s with it, 52.7 s without'],
    [[get], undefined, "no input with 'session' gave a time"],
    [[session], undefined, "no input without 'session' gave a time"],
    [[get, timing('sessions()', 1)], undefined, "no input with 'session' gave a time"],
    [[], undefined, "no input with 'session' gave a time"],
  ]
  test.each(cases)('of %j', (timings, faster, reason) => {
    expect(judge('session', timings)).toEqual({ faster, reason })
  })

  test('may name what is no word', () => {
    expect(judge('s.get(', [timing('s.get(1)', 1), timing('a', 2)]).faster).toBe(true)
  })

  test('is a comment of its own form', () => {
    expect(relationIn('# session faster: no')).toEqual({ name: 'session', faster: false })
    expect(relationIn(relationText('a', true))).toEqual({ name: 'a', faster: true })
    const others = ['session faster: yes', '# it is faster: yes', '# session faster: maybe', '']
    for (const line of others) expect(relationIn(line)).toBeUndefined()
  })
})

test('times are numbers with a point, alone on their line', () => {
  expect(timesIn(['0.5', ' 1e-5 ', '3', '0.5 s', '-0.5', 'a'])).toEqual([0.5, 1e-5])
})
