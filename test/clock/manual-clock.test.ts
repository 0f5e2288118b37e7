import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'

describe('the manual clock', () => {
  it('rings alarms at their own moment, in order, however far it moves', () => {
    const clock = new ManualClock()
    const rung: string[] = []
    clock.after(30, () => rung.push(`late at ${clock.nowMs()}`))
    clock.after(10, () => {
      rung.push(`early at ${clock.nowMs()}`)
      clock.after(5, () => rung.push(`added at ${clock.nowMs()}`))
    })
    clock.advance(100)
    expect(rung).toEqual(['early at 10', 'added at 15', 'late at 30'])
    expect(clock.nowMs()).toBe(100)
  })

  it('does not ring an alarm that was cancelled', () => {
    const clock = new ManualClock()
    let rang = false
    const cancel = clock.after(1, () => {
      rang = true
    })
    cancel()
    clock.advance(10)
    expect(rang).toBe(false)
  })

  it('sleeps until it is moved, and keeps what it was asked', async () => {
    const clock = new ManualClock()
    const sleeping = clock.sleep(2000).then(() => 'awake')
    clock.advance(2000)
    expect(await sleeping).toBe('awake')
    expect(clock.slept).toEqual([2000])
  })

  it('wakes with the reason when the signal aborts', async () => {
    const clock = new ManualClock()
    const interrupt = new AbortController()
    const sleeping = clock.sleep(2000, interrupt.signal)
    interrupt.abort(new Error('ctrl-c'))
    await expect(sleeping).rejects.toThrow('ctrl-c')
    await expect(clock.sleep(1, interrupt.signal)).rejects.toThrow('ctrl-c')
  })

  it('reads the calendar from the moment that it was given', () => {
    const clock = new ManualClock(1_000_000)
    clock.advance(500)
    expect(clock.wallMs()).toBe(1_000_500)
  })
})
