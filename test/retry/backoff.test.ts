import { describe, expect, it } from 'vitest'
import { backoffSeconds } from '../../src/retry/backoff.ts'
import { RequestHistory } from '../../src/retry/request-history.ts'

const failed = new RequestHistory('GET', '/', null, 503, null)
const redirected = new RequestHistory('GET', '/', null, 302, '/x')

const cases: readonly {
  name: string
  history: readonly RequestHistory[]
  factor?: number
  max?: number
  seconds: number
}[] = [
  { name: 'nothing before anything failed', history: [], seconds: 0 },
  { name: 'nothing after the first failure', history: [failed], seconds: 0 },
  { name: 'twice the factor after two', history: [failed, failed], seconds: 1 },
  { name: 'four times the factor after three', history: [failed, failed, failed], seconds: 2 },
  {
    name: 'the most that is allowed',
    history: [failed, failed, failed],
    max: 1.5,
    seconds: 1.5,
  },
  { name: 'no more after a redirect', history: [failed, failed, redirected], seconds: 0 },
  {
    name: 'by the failures after a redirect',
    history: [failed, redirected, failed, failed],
    seconds: 1,
  },
  { name: 'nothing without a factor', history: [failed, failed], factor: 0, seconds: 0 },
  { name: 'never less than nothing', history: [failed, failed], factor: -1, seconds: 0 },
]

describe('a backoff', () => {
  for (const { name, history, factor = 0.5, max = 120, seconds } of cases) {
    it(`is ${name}`, () => {
      const settings = { history, backoff_factor: factor, backoff_max: max, backoff_jitter: 0 }
      expect(backoffSeconds(settings)).toBe(seconds)
    })
  }

  it('is longer by a jitter', () => {
    const settings = { backoff_factor: 0.5, backoff_max: 120, backoff_jitter: 1 }
    const seconds = backoffSeconds({ history: [failed, failed], ...settings })
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThan(2)
  })
})
