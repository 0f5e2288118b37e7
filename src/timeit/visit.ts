import { fewestRounds } from '../statistics/index.ts'

/** How a side is visited in each round. */
export interface Visit {
  /** Calls that are not timed: what the side before left to be done is over then. */
  readonly settling: number
  readonly timed: number
}

/** What is known when the visits are planned. */
export interface Outlook {
  readonly sides: number
  /** What the quickest side takes for a call. */
  readonly quickestMs: number
  /** How many calls of each side time and requests allow. */
  readonly callsLeft: number
  /** How many are to be timed; infinite where that was left to us. */
  readonly number: number
}

/**
 * A call that closes connections leaves work to the event loop and to the server, and one that waits
 * leaves a machine that has gone to sleep. Measured on loopback, the next call takes some ten times
 * as long, the one after that twice as long; from the fifth on they are as ever.
 */
const settlingCalls = 4
/** Of calls as long as this, that is a small part. */
const longCallMs = 30
const mostTimed = 8
/** One more than an interval needs. */
const wantedRounds = fewestRounds + 1

/** How to visit the sides, so that there are rounds enough for an interval. */
export function planVisit({ sides, quickestMs, callsLeft, number }: Outlook): Visit {
  if (sides === 1 || quickestMs >= longCallMs) return { settling: 0, timed: 1 }
  const allowed =
    number === Number.POSITIVE_INFINITY
      ? Math.floor(callsLeft / wantedRounds) - settlingCalls
      : Math.floor(number / wantedRounds)
  return { settling: settlingCalls, timed: Math.min(mostTimed, Math.max(1, allowed)) }
}
