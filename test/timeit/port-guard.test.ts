import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { PortGuard, portLimit } from '../../src/timeit/port-guard.ts'

test('refuses what would be too many connections in a minute', () => {
  const clock = new ManualClock()
  const ports = new PortGuard(clock)
  ports.note(portLimit - 10)
  expect([ports.refuses(10), ports.refuses(11), ports.refuses(0)]).toEqual([false, true, false])
  clock.advance(30_000)
  ports.note(10)
  expect(ports.refuses(1)).toBe(true)
  clock.advance(30_001)
  expect([ports.refuses(portLimit - 10), ports.refuses(portLimit - 9)]).toEqual([false, true])
})
