import { describe, expect, it } from 'vitest'
import {
  comparisonOf,
  fasterText,
  ratioFor,
  SideSamples,
  sumLines,
} from '../../src/shell/script-comparison.ts'
import type { Timing } from '../../src/timeit/index.ts'
import { timingOf } from '../../src/timeit/timing.ts'

/** What a side has come to whose calls took these times; all of it was `elapsed`. */
function timing(name: string, seconds: readonly number[], given: Partial<Timing> = {}): Timing {
  const timings = seconds.map((each) => ({
    seconds: each,
    elapsed: each,
    requests: 1,
    connections: 0,
  }))
  const cost = new SideSamples(name).timing
  const side = { name, timings, cost: { ...cost, simulated: 0 }, calls: seconds.length, batch: 1 }
  return { ...timingOf(side as never), ...given }
}

const slow = Array.from({ length: 20 }, (_, call) => 0.03 + (call % 5) / 1000)
const fast = slow.map((seconds) => seconds / 3)

describe('two sides beside each other', () => {
  it('are a table with sums, and a verdict with its reason', () => {
    const apart = timing('requests.get', slow, { connections: 20 })
    const together = timing('session', fast, { connections: 1 })
    expect(sumLines(comparisonOf(apart, together))).toEqual([
      '              calls  connections   median      p95     sum  elapsed',
      'requests.get     20           20  32.0 ms  34.0 ms  640 ms   640 ms',
      'session          20            1  10.7 ms  11.3 ms  213 ms   213 ms',
      'session is 3.0× faster (3.0–3.0), because it opened 1 connection instead of 20\n' +
        'by elapsed: session is 3.0× faster (3.0–3.0)',
    ])
  })

  it('are marked where the distance is simulated', () => {
    const lines = sumLines(comparisonOf(timing('a', slow, { simulated: true }), timing('b', fast)))
    expect(lines).toContain('over simulated distance')
  })

  it('have a ratio for each of them', () => {
    const comparison = comparisonOf(timing('a', slow), timing('b', fast))
    const [forA, forB] = [ratioFor('a', comparison), ratioFor('b', comparison)]
    expect(forB.ratio).toBeCloseTo(3)
    expect(forA.ratio).toBeCloseTo(1 / 3)
    expect(forA.low).toBeLessThanOrEqual(forA.high ?? 0)
    expect([fasterText(forA), fasterText(forB)]).toEqual(['no', 'yes'])
  })

  it('show nothing where the interval holds 1, or after few calls', () => {
    const alike = comparisonOf(timing('a', slow), timing('b', slow))
    const few = comparisonOf(timing('a', [3]), timing('b', [1]))
    expect(fasterText(ratioFor('b', alike))).toBe('not shown')
    expect(ratioFor('b', few)).toEqual({ ratio: 3, low: null, high: null })
    expect(fasterText(ratioFor('b', few))).toBe('not shown')
  })
})

describe('the samples of a side', () => {
  it('hold a time for each call, which gives what it gives', async () => {
    const samples = new SideSamples('a')
    expect(await samples.call(async () => 5)).toBe(5)
    expect(await samples.call(async () => 'text')).toBe('text')
    expect(samples.timing).toMatchObject({ name: 'a', calls: 2, requests: 0, connections: 0 })
    expect(samples.timing.samples).toHaveLength(2)
  })

  it('pass on what a call throws', async () => {
    const failing = new SideSamples('a').call(async () => {
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
  })
})
