import { expect, test } from 'vitest'
import { type Outlook, planVisit, type Visit } from '../../src/timeit/visit.ts'

const open = Number.POSITIVE_INFINITY
const about: Outlook = { sides: 2, quickestMs: 1, callsLeft: 95, number: open }

const cases: [name: string, outlook: Outlook, visit: Visit][] = [
  ['short calls settle, and are timed in a row', about, { settling: 4, timed: 6 }],
  ['fewer in a row leave enough rounds', { ...about, callsLeft: 70 }, { settling: 4, timed: 3 }],
  ['one at least is timed', { ...about, callsLeft: 5 }, { settling: 4, timed: 1 }],
  [
    'long calls need not settle',
    { ...about, quickestMs: 50, callsLeft: 20 },
    { settling: 0, timed: 1 },
  ],
  ['eight are enough', { ...about, callsLeft: 1000 }, { settling: 4, timed: 8 }],
  ['a number that is asked for is spread', { ...about, number: 33 }, { settling: 4, timed: 3 }],
  ['one side alone is not visited', { ...about, sides: 1 }, { settling: 0, timed: 1 }],
]

for (const [name, outlook, visit] of cases) {
  test(name, () => {
    expect(planVisit(outlook)).toEqual(visit)
  })
}
