import { describe, expect, it } from 'vitest'
import { parseDuration, parseRttMs } from '../../src/shell/duration.ts'

const durations: readonly [text: string, milliseconds: number][] = [
  ['40ms', 40],
  ['0.04s', 40],
  ['.5s', 500],
  ['1.5 s', 1500],
  [' 2S ', 2000],
  ['250us', 0.25],
  ['250µs', 0.25],
  ['0ms', 0],
]

describe('parseDuration', () => {
  for (const [text, milliseconds] of durations) {
    it(`reads ${text}`, () => {
      expect(parseDuration(text)).toBeCloseTo(milliseconds, 9)
    })
  }

  for (const text of ['40', 'ms', '', '-1ms', '4 0ms', '1h', '1e3ms', 'NaNms']) {
    it(`refuses '${text}'`, () => {
      expect(() => parseDuration(text)).toThrow(
        `a duration is a number with its unit, such as 40ms or 0.04s, not '${text}'`,
      )
    })
  }
})

describe('parseRttMs', () => {
  it('takes durations up to ten seconds', () => {
    expect(parseRttMs('10s')).toBe(10_000)
    expect(() => parseRttMs('11s')).toThrow("a round trip is 10s at most, not '11s'")
  })
})
