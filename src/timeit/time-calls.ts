import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/index.ts'
import { seeded } from '../statistics/index.ts'
import { measureSides, type TimingEnvironment } from './measure-sides.ts'
import { sideNames } from './side-name.ts'
import type { Statement } from './statement.ts'
import { TimeitResult } from './timeit-result.ts'
import { type TimingOptions, timingKeywords, timingLimits } from './timing-options.ts'

/**
 * Measures how long a call takes: warms up, then calls it as often as 2 seconds and 200 requests
 * allow, and counts the connections that it opens. Promises are awaited, the log of connections is
 * quiet, and ctrl-c gives what there is. Python's module of this name is in its members.
 *
 * @throws TypeError or ValueError for wrong arguments; what a call throws, with the call in its
 *   `__notes__`
 * @example
 * const result = await timeit(() => session.get(practice.url), { number: 10 })
 * result.samples.length // 10
 */
export type TimeCalls = (stmt: Statement, options?: TimingOptions) => Pending<TimeitResult>

const signature = {
  name: 'timeit',
  parameters: ['stmt'],
  keywordOnly: timingKeywords,
  required: 1,
} as const

/** `timeit(…)` in its surroundings. */
export function createTimeCalls(environment: TimingEnvironment): TimeCalls {
  return (...args) =>
    Pending.run(async () => {
      const given = bindArguments<'stmt' | (typeof timingKeywords)[number]>(signature, args)
      const { timings, measured } = await measureSides(environment, {
        title: 'timeit',
        names: sideNames([given.stmt]),
        statements: [given.stmt],
        limits: timingLimits(given),
        random: seeded(1),
      })
      const [timing] = timings
      if (timing === undefined) throw new Error('timeit: nothing was measured')
      return new TimeitResult(timing, measured)
    })
}
