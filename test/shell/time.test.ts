import { describe, expect, it } from 'vitest'
import { Pending } from '../../src/pending.ts'
import { withInterruptSignal } from '../../src/runtime/interrupt.ts'
import { time } from '../../src/shell/time.ts'

describe('time', () => {
  it('tells the seconds since 1970', () => {
    expect(Math.abs(time.time() - Date.now() / 1000)).toBeLessThan(5)
  })
  for (const clock of ['perf_counter', 'monotonic'] as const) {
    it(`never goes back on ${clock}`, () => {
      const before = time[clock]()
      expect(time[clock]()).toBeGreaterThanOrEqual(before)
    })
  }
  it('sleeps as a promise that the prompt awaits', async () => {
    const sleeping = time.sleep(0)
    expect(sleeping).toBeInstanceOf(Pending)
    expect(await sleeping).toBeUndefined()
  })
  it('wakes when the line is interrupted', async () => {
    const interrupt = new AbortController()
    const sleeping = withInterruptSignal(interrupt.signal, () => time.sleep(60))
    interrupt.abort(new Error('ctrl-c'))
    await expect(sleeping).rejects.toThrow('ctrl-c')
  })
  it('refuses to sleep for less than nothing', async () => {
    await expect(time.sleep(-1)).rejects.toThrow('sleep length must be non-negative')
  })
})
