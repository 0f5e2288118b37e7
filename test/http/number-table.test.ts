import { expect, it } from 'vitest'
import { NumberTable } from '../../src/http/number-table.ts'

/** What is done to the table: a number comes in, or goes out where it is negative. */
const cases: readonly { name: string; steps: readonly number[]; left: readonly number[] }[] = [
  { name: 'none', steps: [], left: [] },
  { name: 'one', steps: [1], left: [1] },
  { name: 'one after another', steps: [1, -1, 2, -2, 3], left: [3] },
  { name: 'several at a time', steps: [1, 2, 3], left: [1, 2, 3] },
  { name: 'one that is replaced', steps: [1, 1], left: [1] },
  { name: 'those of one place', steps: [1, 257, 513], left: [1, 257, 513] },
  { name: 'an elder whose place was taken', steps: [1, 257, -257], left: [1] },
  { name: 'a younger one that took a place', steps: [1, 257, -1], left: [257] },
  { name: 'one that takes its place again', steps: [1, 257, 1], left: [1, 257] },
  { name: 'one that takes its place back', steps: [1, 257, -257, 1], left: [1] },
  { name: 'one that comes in after its like went', steps: [1, 257, -257, 513], left: [1, 513] },
]

for (const { name, steps, left } of cases) {
  it(`knows ${name}`, () => {
    const table = new NumberTable<{ readonly number: number }>()
    for (const step of steps) {
      if (step < 0) expect(table.delete(-step)).toBe(true)
      else {
        const value = { number: step }
        table.set(step, value)
        expect(table.get(step)).toBe(value)
      }
    }
    const numbers = table.values().map(({ number }) => number)
    expect(numbers.sort((a, b) => a - b)).toEqual(left)
    for (const number of [1, 2, 3, 257, 513]) {
      const isLeft = left.includes(number)
      expect(table.get(number)?.number).toBe(isLeft ? number : undefined)
      expect(table.delete(number)).toBe(isLeft)
    }
    expect(table.values()).toEqual([])
  })
}
