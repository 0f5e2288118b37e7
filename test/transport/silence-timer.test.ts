import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { SilenceTimer } from '../../src/transport/silence-timer.ts'

type Step = 'start' | 'heard' | 'stop' | number

const cases: readonly { name: string; limitMs: number | null; steps: Step[]; rings: boolean }[] = [
  {
    name: 'rings when nothing was heard for the limit',
    limitMs: 100,
    steps: ['start', 100],
    rings: true,
  },
  { name: 'is quiet just before the limit', limitMs: 100, steps: ['start', 99], rings: false },
  {
    name: 'starts anew with each byte',
    limitMs: 100,
    steps: ['start', 80, 'heard', 80],
    rings: false,
  },
  {
    name: 'rings the limit after the last byte',
    limitMs: 100,
    steps: ['start', 80, 'heard', 100],
    rings: true,
  },
  { name: 'does not run before it is started', limitMs: 100, steps: [500], rings: false },
  {
    name: 'does not run after it is stopped',
    limitMs: 100,
    steps: ['start', 50, 'stop', 500],
    rings: false,
  },
  {
    name: 'forgets the time before a second start',
    limitMs: 100,
    steps: ['start', 90, 'stop', 'start', 90],
    rings: false,
  },
  { name: 'never rings without a limit', limitMs: null, steps: ['start', 1e9], rings: false },
]

describe('the silence timer', () => {
  for (const { name, limitMs, steps, rings } of cases) {
    it(name, () => {
      const clock = new ManualClock()
      let rang = false
      const timer = new SilenceTimer(clock, limitMs, () => {
        rang = true
      })
      for (const step of steps) {
        if (typeof step === 'number') clock.advance(step)
        else timer[step]()
      }
      expect(rang).toBe(rings)
    })
  }

  it('hears what came while the process was busy', () => {
    const rings: (() => void)[] = []
    let nowMs = 0
    const clock = new ManualClock()
    clock.nowMs = () => nowMs
    clock.after = (_delayMs, act) => {
      rings.push(act)
      return () => {}
    }
    let rang = false
    const timer = new SilenceTimer(clock, 100, () => {
      rang = true
    })
    timer.start()
    nowMs = 300
    rings.shift()?.()
    timer.heard()
    rings.shift()?.()
    expect(rang).toBe(false)
    nowMs = 500
    rings.shift()?.()
    rings.shift()?.()
    expect(rang).toBe(true)
  })

  for (const limitMs of [Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`rings in the same turn for ${limitMs} ms, which no socket takes`, async () => {
      const rings: string[] = []
      const timer = new SilenceTimer(new ManualClock(), limitMs, () => rings.push('rang'))
      timer.start()
      timer.stop()
      await Promise.resolve()
      expect(rings).toEqual([])
      timer.start()
      rings.push('on')
      await Promise.resolve()
      expect(rings).toEqual(['on', 'rang'])
    })
  }
})
