import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Timedelta } from '../../src/models/timedelta.ts'
import { repr } from '../../src/repr/repr.ts'

/** What Python's timedelta prints. */
const cases: readonly (readonly [ms: number, seconds: number, text: string, repr: string])[] = [
  [0, 0, '0:00:00', 'datetime.timedelta(0)'],
  [12.3456, 0.012346, '0:00:00.012346', 'datetime.timedelta(microseconds=12346)'],
  [1500, 1.5, '0:00:01.500000', 'datetime.timedelta(seconds=1, microseconds=500000)'],
  [3_661_000, 3661, '1:01:01', 'datetime.timedelta(seconds=3661)'],
  [90_000_000, 90_000, '1 day, 1:00:00', 'datetime.timedelta(days=1, seconds=3600)'],
  [172_800_000, 172_800, '2 days, 0:00:00', 'datetime.timedelta(days=2)'],
]

for (const [ms, seconds, text, shown] of cases) {
  test(`${ms} ms is ${text}`, () => {
    const delta = new Timedelta(ms)
    expect([delta.total_seconds(), String(delta), repr(delta)]).toEqual([seconds, text, shown])
    expect(inspect(delta)).toBe(text)
  })
}

test('two of them are compared by their length', () => {
  expect(new Timedelta(10) < new Timedelta(20)).toBe(true)
})
