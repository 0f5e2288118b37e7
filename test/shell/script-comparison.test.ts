import { describe, expect, it } from 'vitest'
import { compareSides, comparisonLines, SideSamples } from '../../src/shell/script-comparison.ts'

function side(name: string, seconds: readonly number[], given: Partial<SideSamples> = {}) {
  const samples = new SideSamples(name)
  samples.seconds.push(...seconds)
  samples.elapsed.push(...seconds)
  return Object.assign(samples, { requests: seconds.length, ...given })
}

const slow = Array.from({ length: 20 }, (_, call) => 0.03 + (call % 5) / 1000)
const fast = slow.map((seconds) => seconds / 3)

describe('two sides beside each other', () => {
  it('are a table, and a verdict with its reason', () => {
    const apart = side('requests.get', slow, { connections: 20 })
    const together = side('session', fast, { connections: 1 })
    expect(comparisonLines(compareSides(apart, together))).toEqual([
      '              calls  connections   median      p95     sum  elapsed',
      'requests.get     20           20  32.0 ms  34.0 ms  0.64 s   0.64 s',
      'session          20            1  10.7 ms  11.3 ms  0.21 s   0.21 s',
      'session is 3.0× faster (3.0–3.0), because it opened 1 connection instead of 20',
    ])
  })

  it('name the first one where that is faster, without a reason that is none', () => {
    const { verdict, ratio } = compareSides(side('a', fast), side('b', slow))
    expect(verdict).toBe('a is 3.0× faster (3.0–3.0)')
    expect(ratio.ratio).toBeCloseTo(1 / 3)
  })

  it('do not differ where the interval holds 1', () => {
    expect(compareSides(side('a', slow), side('b', slow)).verdict).toBe('no difference shown')
  })

  it('say nothing after few calls', () => {
    const { verdict, ratio } = compareSides(side('a', [3]), side('b', [1]))
    expect(verdict).toBe('too few calls to say how much faster one side is')
    expect(ratio).toEqual({ ratio: 3, low: null, high: null })
  })

  it('are marked where the distance is simulated', () => {
    const lines = comparisonLines(compareSides(side('a', slow, { simulated: 1 }), side('b', fast)))
    expect(lines).toContain('(over a simulated distance)')
  })
})

describe('the samples of a side', () => {
  it('hold a time for each call, and give what it gives', async () => {
    const samples = new SideSamples('a')
    expect(await samples.call(async () => 5)).toBe(5)
    expect(samples.seconds).toHaveLength(1)
    expect(samples).toMatchObject({ elapsed: [0], connections: 0, requests: 0, simulated: 0 })
  })
})
