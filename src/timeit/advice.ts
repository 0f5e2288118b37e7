import { fewestRounds } from '../statistics/index.ts'
import type { Stop } from './rounds.ts'
import type { Need } from './side.ts'
import type { TimingLimits } from './timing-options.ts'

/** How a measurement ended that has too few rounds. */
export interface Shortage {
  readonly stop: Stop
  readonly limits: TimingLimits
  /** What a call of each side takes. */
  readonly needs: readonly Need[]
}

/** Of each side and round: a call to settle, and one that is timed. */
const callsPerRound = 2
/** What warming up and slower calls may take besides. */
const reserve = 2

/**
 * What to change so that there are rounds enough: of whatever ended the measurement there was too
 * little.
 */
export function advice({ stop, limits, needs }: Shortage): string {
  const calls = fewestRounds * callsPerRound + (limits.warmup ?? 0)
  const sum = (of: 'ms' | 'requests') => needs.reduce((all, need) => all + need[of], 0)
  switch (stop) {
    case 'number':
      return `raise number to ${fewestRounds}`
    case 'requests':
      return `raise requests to ${raised(calls * sum('requests'), limits.requests)}`
    case 'time':
      return `raise time to ${raised((calls * sum('ms')) / 1000, limits.timeMs / 1000)}`
    case 'ports':
      return 'try again in a minute'
    case 'interrupted':
      return 'let it run longer'
  }
}

/** A round number that is surely enough, and more than there was. */
function raised(needed: number, given: number): number {
  const wanted = Math.max(needed * reserve, given * 1.5)
  const magnitude = 10 ** Math.floor(Math.log10(wanted))
  const step = [1, 2, 5].find((each) => each * magnitude >= wanted) ?? 10
  // 3 * 0.1 is none of the numbers that are typed
  return Number((step * magnitude).toPrecision(1))
}
