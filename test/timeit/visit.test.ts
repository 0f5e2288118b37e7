import { expect, test } from 'vitest'
import { type Outlook, planVisits, type Visits } from '../../src/timeit/visit.ts'

const open = Number.POSITIVE_INFINITY
const about: Outlook = { sidesMs: [0.1, 0.5], callsLeft: 190, number: open }

const cases: [name: string, outlook: Outlook, visits: Visits][] = [
  ['short calls settle for a millisecond', about, { settling: [9, 2], timed: 5 }],
  [
    'equal sides share what is left',
    { ...about, sidesMs: [0.1, 0.1] },
    { settling: [5, 6], timed: 5 },
  ],
  [
    'there is an end to both kinds',
    { ...about, sidesMs: [0.01, 0.5], callsLeft: 9000 },
    { settling: [20, 2], timed: 8 },
  ],
  ['one of each kind is the least', { ...about, callsLeft: 9 }, { settling: [1, 1], timed: 1 }],
  ['long calls need not settle', { ...about, sidesMs: [40, 50] }, { settling: [0, 0], timed: 1 }],
  [
    'nor do calls of which nothing is known',
    { ...about, sidesMs: [open, open] },
    { settling: [0, 0], timed: 1 },
  ],
  [
    'beside a long call, a short one settles',
    { ...about, sidesMs: [50, 0.5] },
    { settling: [1, 2], timed: 5 },
  ],
  [
    'a number that is asked for is spread',
    { ...about, number: 33 },
    { settling: [4, 2], timed: 3 },
  ],
  ['one side alone is not visited', { ...about, sidesMs: [0.1] }, { settling: [0], timed: 1 }],
]

for (const [name, outlook, visits] of cases) {
  test(name, () => {
    expect(planVisits(outlook)).toEqual(visits)
  })
}
