import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock/system-clock.ts'

describe('the system clock', () => {
  it('never goes back', () => {
    const before = systemClock.nowMs()
    expect(systemClock.nowMs()).toBeGreaterThanOrEqual(before)
  })

  it('reads the calendar', () => {
    expect(Math.abs(systemClock.wallMs() - Date.now())).toBeLessThan(1000)
  })

  it('rings, and does not when cancelled', async () => {
    const rung: string[] = []
    systemClock.after(0, () => rung.push('cancelled'))()
    await new Promise<void>((resolve) => {
      systemClock.after(1, () => {
        rung.push('rang')
        resolve()
      })
    })
    expect(rung).toEqual(['rang'])
  })

  it('does not ring before its time, however far away that is', async () => {
    const cancels = [2 ** 31, 1e15, Number.POSITIVE_INFINITY].map((delayMs) =>
      systemClock.after(delayMs, () => expect.fail('it rang')),
    )
    await systemClock.sleep(5)
    for (const cancel of cancels) cancel()
  })

  it('sleeps, and wakes with the reason when the signal aborts', async () => {
    await systemClock.sleep(0)
    const interrupt = new AbortController()
    const sleeping = systemClock.sleep(60_000, interrupt.signal)
    interrupt.abort(new Error('ctrl-c'))
    await expect(sleeping).rejects.toThrow('ctrl-c')
  })
})
