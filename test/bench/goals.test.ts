import { expect, test } from 'vitest'
import { type Measured, outcomeLine, outcomeOf } from '../../bench/goals.ts'
import type { Goal } from '../../bench/workload.ts'
import { workloads } from '../../bench/workloads.ts'

const measured: readonly Measured[] = [
  { name: 'engine', seconds: [1, 2, 4], peakMiB: [1, 1, 1] },
  { name: 'ours', seconds: [1.1, 2.2, 4.4], peakMiB: [10, 20, 30] },
]

const about = { over: 'ours', under: 'engine' }
const goals: readonly (readonly [goal: Omit<Goal, 'what'>, line: string])[] = [
  [{ ...about, figure: 'time', atMost: 1.1 }, '1.10 (1.10 to 1.10), wanted ≤ 1.1: met'],
  [{ ...about, figure: 'time', atMost: 1.05 }, '1.10 (1.10 to 1.10), wanted ≤ 1.05: missed'],
  [{ ...about, figure: 'time', atLeast: 3 }, '1.10 (1.10 to 1.10), wanted ≥ 3: missed'],
  [{ ...about, figure: 'speed', atLeast: 0.9 }, '0.91 (0.91 to 0.91), wanted ≥ 0.9: met'],
  [
    { over: 'ours', figure: 'peak MiB', atMost: 40 },
    '20.00 (10.00 to 30.00), wanted ≤ 40 MiB: met',
  ],
  [
    { over: 'ours', figure: 'ms', atMost: 60 },
    '2200.00 (1100.00 to 4400.00), wanted ≤ 60 ms: missed',
  ],
]

for (const [goal, line] of goals) {
  test(`a goal comes to ${line}`, () => {
    const outcome = outcomeOf({ what: 'x', ...goal }, measured)
    expect(outcome && outcomeLine(outcome)).toBe(`goal x: ${line}`)
  })
}

test('a goal of somebody who is not there comes to nothing', () => {
  expect(outcomeOf({ what: 'x', over: 'got', under: 'ours', figure: 'time' }, measured)).toBeNull()
})

for (const { name, reference, contenders, goals: wanted } of workloads) {
  test(`the workload ${name} names only contenders that it has, each once`, () => {
    const names = contenders.map((contender) => contender.name)
    expect(new Set(names).size).toBe(names.length)
    const named = wanted.flatMap(({ over, under = reference }) => [over, under])
    expect(names).toEqual(expect.arrayContaining([reference, ...named]))
  })
}
