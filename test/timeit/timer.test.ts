import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { Pending } from '../../src/pending.ts'
import { Timer } from '../../src/timeit/timer.ts'

const clock = new ManualClock()
const timer = new Timer({ clock }, [() => clock.advance(100)])

test('measures by position and by name, and gives what the prompt may await', async () => {
  const pending = [timer.timeit(2), timer.timeit({ number: 3 })]
  expect(pending.every((one) => one instanceof Pending)).toBe(true)
  const [two, three] = [await timer.timeit(2), await timer.timeit({ number: 3 })]
  expect([two, three]).toEqual([expect.closeTo(0.2, 9), expect.closeTo(0.3, 9)])
  await Promise.all(pending)
})

test('repeats by position and by name', async () => {
  const counts = [
    await timer.repeat(2, 1),
    await timer.repeat(3, { number: 1 }),
    await timer.repeat({ repeat: 4, number: 1 }),
  ].map((times) => times.length)
  expect(counts).toEqual([2, 3, 4])
})

test('finds a range, and tells of its trials', async () => {
  const told: unknown[] = []
  const [number] = await timer.autorange((tried) => told.push(tried))
  await timer.autorange({ callback: (tried) => told.push(tried) })
  expect([number, told]).toEqual([2, [1, 2, 1, 2]])
})

const refused: [call: () => Promise<unknown>, message: string][] = [
  [
    () => timer.timeit({ nummer: 3 } as object),
    "Timer.timeit() got an unexpected keyword argument 'nummer'",
  ],
  [
    () => timer.repeat({ times: 3 } as object),
    "Timer.repeat() got an unexpected keyword argument 'times'",
  ],
  [
    () => timer.autorange({ call: 3 } as object),
    "Timer.autorange() got an unexpected keyword argument 'call'",
  ],
]

for (const [call, message] of refused) {
  test(`refuses with: ${message}`, async () => {
    await expect(call()).rejects.toThrow(new TypeError(message))
  })
}

test('refuses what it cannot measure when it is made', () => {
  expect(() => new Timer({ clock }, [3 as never])).toThrow('stmt is neither a string nor callable')
  expect(() => new Timer({ clock }, [{ statement: 'x' } as object])).toThrow(
    "Timer.__init__() got an unexpected keyword argument 'statement'",
  )
})
