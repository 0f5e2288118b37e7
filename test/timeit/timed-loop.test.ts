import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { withInterruptSignal } from '../../src/runtime/interrupt.ts'
import { timedLoop } from '../../src/timeit/timed-loop.ts'

/** A clock, a timer of its seconds, and how often the timer was read. */
function stopwatch() {
  const clock = new ManualClock()
  const read = { times: 0 }
  const timer = () => {
    read.times += 1
    return clock.nowMs() / 1000
  }
  return { clock, timer, read }
}

test('calls the statement so many times, and gives what that took', async () => {
  const watch = stopwatch()
  let calls = 0
  const seconds = await timedLoop(() => watch.clock.advance(++calls), 4, watch)
  expect([seconds, calls, watch.read.times]).toEqual([0.01, 4, 2])
})

test('awaits what returns a promise, one call after another', async () => {
  const watch = stopwatch()
  const order: string[] = []
  const seconds = await timedLoop(
    async () => {
      order.push('start')
      await Promise.resolve()
      watch.clock.advance(5)
      order.push('end')
    },
    2,
    watch,
  )
  expect(order).toEqual(['start', 'end', 'start', 'end'])
  expect(seconds).toBe(0.01)
})

test('does not wait between calls that return no promise', async () => {
  const watch = stopwatch()
  let calls = 0
  let callsAtFirstTurn = 0
  queueMicrotask(() => {
    callsAtFirstTurn = calls
  })
  await timedLoop(() => calls++, 1000, watch)
  expect(callsAtFirstTurn).toBe(1000)
})

test('an error of the statement ends it', async () => {
  const watch = stopwatch()
  let calls = 0
  const failing = () => {
    calls += 1
    if (calls === 3) throw new RangeError('third')
  }
  await expect(timedLoop(failing, 10, watch)).rejects.toThrow('third')
  expect(calls).toBe(3)
  const rejecting = () => Promise.reject(new RangeError('at once'))
  await expect(timedLoop(rejecting, 10, watch)).rejects.toThrow('at once')
})

/** How often the event loop had a turn, for calls of so many milliseconds. */
const turns: [callMs: number, number: number, turns: number][] = [
  [100, 5, 5],
  [50, 8, 4],
  [1, 90, 0],
  [1000, 3, 3],
]

for (const [callMs, number, expected] of turns) {
  test(`lets the event loop in ${expected} times in ${number} calls of ${callMs} ms`, async () => {
    const watch = stopwatch()
    const seconds = await timedLoop(() => watch.clock.advance(callMs), number, watch)
    // Two readings for each pause, two for the whole.
    expect((watch.read.times - 2) / 2).toBe(expected)
    expect(seconds).toBeCloseTo((callMs * number) / 1000, 9)
  })
}

test('many short calls let the event loop in about every tenth of a second', async () => {
  const watch = stopwatch()
  await timedLoop(() => watch.clock.advance(0.25), 8000, watch)
  const pauses = (watch.read.times - 2) / 2
  expect(pauses).toBeGreaterThanOrEqual(15)
  expect(pauses).toBeLessThanOrEqual(20)
})

test('calls that become longer let the event loop in more often', async () => {
  const watch = stopwatch()
  let calls = 0
  await timedLoop(() => watch.clock.advance(++calls < 1000 ? 0.01 : 10), 3000, watch)
  expect((watch.read.times - 2) / 2).toBeGreaterThan(100)
})

test('the turn of the event loop is not counted', async () => {
  const watch = stopwatch()
  let timersRun = 0
  const work = () => {
    watch.clock.advance(100)
    setTimeout(() => {
      timersRun += 1
      watch.clock.advance(60_000)
    }, 0)
  }
  const seconds = await timedLoop(work, 3, watch)
  expect([timersRun, Math.round(seconds * 1e6) / 1e6]).toEqual([3, 0.3])
})

test('ctrl-c ends it between two calls, with the reason of the signal', async () => {
  const watch = stopwatch()
  const interrupt = new AbortController()
  let calls = 0
  const work = () => {
    calls += 1
    if (calls === 5) interrupt.abort(new Error('KeyboardInterrupt'))
  }
  const run = withInterruptSignal(interrupt.signal, () => timedLoop(work, 1e6, watch))
  await expect(run).rejects.toThrow('KeyboardInterrupt')
  expect(calls).toBe(5)
})

test('ctrl-c that comes while the event loop has its turn is heard', async () => {
  const watch = stopwatch()
  const interrupt = new AbortController()
  setTimeout(() => interrupt.abort(new Error('KeyboardInterrupt')), 0)
  const work = () => watch.clock.advance(30)
  const run = withInterruptSignal(interrupt.signal, () => timedLoop(work, 1e6, watch))
  await expect(run).rejects.toThrow('KeyboardInterrupt')
})

test('after ctrl-c nothing is called any more', async () => {
  const watch = stopwatch()
  const signal = AbortSignal.abort(new Error('KeyboardInterrupt'))
  let calls = 0
  const run = withInterruptSignal(signal, () => timedLoop(() => calls++, 3, watch))
  await expect(run).rejects.toThrow('KeyboardInterrupt')
  expect(calls).toBe(0)
})
