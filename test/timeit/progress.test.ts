import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { showProgress } from '../../src/timeit/progress.ts'

function begin(isTTY: boolean) {
  const clock = new ManualClock()
  const written: string[] = []
  const stream = { isTTY, write: (text: string) => written.push(text) }
  const end = showProgress(() => `at ${clock.nowMs()}`, { clock, stream })
  return { clock, written, end }
}

test('begins after a second, goes on five times a second, and is taken away', () => {
  const { clock, written, end } = begin(true)
  clock.advance(999)
  expect(written).toEqual([])
  clock.advance(401)
  end()
  clock.advance(5000)
  expect(written).toEqual([
    '\u001b[2K\rat 1000',
    '\u001b[2K\rat 1200',
    '\u001b[2K\rat 1400',
    '\u001b[2K\r',
  ])
})

test('nothing is shown of what takes less, or where there is no terminal', () => {
  const quick = begin(true)
  quick.clock.advance(500)
  quick.end()
  const piped = begin(false)
  piped.clock.advance(5000)
  piped.end()
  expect([...quick.written, ...piped.written]).toEqual([])
})
