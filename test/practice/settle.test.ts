import { expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { settle } from '../../src/practice/settle.ts'

it('settle takes several turns of the event loop, one after the other', async () => {
  const clock = new ManualClock()
  let settled = false
  const settling = settle(clock).then(() => {
    settled = true
  })
  for (const turn of [1, 2, 3]) {
    expect([clock.slept.length, settled]).toEqual([turn, false])
    clock.advance(1)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await settling
})
