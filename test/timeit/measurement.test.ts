import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { Measurement } from '../../src/timeit/measurement.ts'

const clock = new ManualClock()

/** A statement that takes so many milliseconds. */
function taking(ms: number) {
  return { stmt: () => clock.advance(ms) }
}

test('measures once', async () => {
  expect(await new Measurement({ clock }, taking(1)).once(5)).toBeCloseTo(0.005, 9)
})

test('measures repeatedly, the setup before each', async () => {
  let setups = 0
  const setup = () => {
    setups += 1
    clock.advance(100)
  }
  const measurement = new Measurement({ clock }, { ...taking(1), setup })
  const times = await measurement.repeatedly(3, 2)
  expect(times.map((time) => time.toFixed(6))).toEqual(['0.002000', '0.002000', '0.002000'])
  expect(setups).toBe(3)
})

test('repeats five times unless told otherwise', async () => {
  expect(await new Measurement({ clock }, taking(1)).repeatedly(undefined, 1)).toHaveLength(5)
})

test('runs a million times unless told otherwise', async () => {
  let calls = 0
  await new Measurement({ clock }, { stmt: () => calls++ }).once()
  expect(calls).toBe(1_000_000)
})

/** What a call takes, and the numbers that are tried until it takes 0.2 seconds. */
const ranges: [ms: number, tried: number[]][] = [
  [1000, [1]],
  [201, [1]],
  [150, [1, 2]],
  [50, [1, 2, 5]],
  [11, [1, 2, 5, 10, 20]],
  [3, [1, 2, 5, 10, 20, 50, 100]],
]

for (const [ms, tried] of ranges) {
  test(`tries ${tried} for a call of ${ms} ms`, async () => {
    const told: number[] = []
    const callback = async (number: number, taken: number) => {
      await new Promise((resolve) => setTimeout(resolve, 0))
      told.push(number)
      expect(taken).toBeCloseTo((number * ms) / 1000, 9)
    }
    const [number, taken] = await new Measurement({ clock }, taking(ms)).inRange(callback)
    expect(told).toEqual(tried)
    expect([number, taken]).toEqual([tried.at(-1), expect.closeTo(((number ?? 0) * ms) / 1000, 9)])
  })
}

test('takes the time from the timer that it is given', async () => {
  let reading = 0
  const timer = () => {
    reading += 1
    return reading
  }
  expect(await new Measurement({ clock }, { stmt: 'pass', timer }).once(10)).toBe(1)
})

const refused: [number: unknown, error: string][] = [
  [1.5, "TypeError: 'float' object cannot be interpreted as an integer"],
  [Infinity, "TypeError: 'float' object cannot be interpreted as an integer"],
  ['3', "TypeError: 'str' object cannot be interpreted as an integer"],
  [null, "TypeError: 'NoneType' object cannot be interpreted as an integer"],
  [-1, 'ValueError: number must not be negative: -1'],
]

for (const [number, error] of refused) {
  test(`refuses the number ${number}`, async () => {
    const failure = await new Measurement({ clock }, taking(1)).once(number).catch(String)
    expect(failure).toBe(error)
  })
}

test('refuses a timer that is none, and a repeat that is none', async () => {
  expect(() => new Measurement({ clock }, { timer: 3 })).toThrow("'int' object is not callable")
  const measurement = new Measurement({ clock }, taking(1))
  await expect(measurement.repeatedly(-1, 1)).rejects.toThrow('repeat must not be negative: -1')
})

test('zero runs take no time', async () => {
  expect(await new Measurement({ clock }, taking(1)).once(0)).toBe(0)
})
