import { expect, it } from 'vitest'
import { RequestRecord } from '../../src/ledger/request-record.ts'
import { RunningRequests } from '../../src/ledger/running-requests.ts'

/** What is done to the requests: a number comes in, or goes out where it is negative. */
const cases: readonly { name: string; steps: readonly number[]; left: readonly number[] }[] = [
  { name: 'none', steps: [], left: [] },
  { name: 'one', steps: [1], left: [1] },
  { name: 'one after another', steps: [1, -1, 2, -2, 3], left: [3] },
  { name: 'several at a time', steps: [1, 2, 3], left: [1, 2, 3] },
  { name: 'those whose elders went first', steps: [1, 2, 3, -1, -2], left: [3] },
  { name: 'those whose younger ones went first', steps: [1, 2, 3, -3, -2], left: [1] },
  { name: 'a new one beside an old one', steps: [1, 2, -2, 3], left: [1, 3] },
  { name: 'one that is there a second time', steps: [1, 1], left: [1] },
  { name: 'one that comes in again beside others', steps: [1, 2, 1], left: [2, 1] },
]

for (const { name, steps, left } of cases) {
  it(`knows ${name}`, () => {
    const running = new RunningRequests()
    let last: RequestRecord | undefined
    for (const step of steps) {
      if (step < 0) expect(running.delete(-step)).toBe(true)
      else {
        last = new RequestRecord(step, 0, 0)
        running.add(last)
        expect(running.get(step)).toBe(last)
      }
    }
    expect(running.values().map(({ number }) => number)).toEqual(left)
    for (const number of [1, 2, 3]) {
      const isLeft = left.includes(number)
      expect(running.get(number)?.number).toBe(isLeft ? number : undefined)
      expect(running.delete(number)).toBe(isLeft)
    }
    expect(running.values()).toEqual([])
  })
}
