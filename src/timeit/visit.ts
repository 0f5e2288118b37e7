import { fewestRounds } from '../statistics/index.ts'

/** How the sides are visited in each round. */
export interface Visits {
  /**
   * Calls of each side that are not timed, so that what the one before has left to be done is over.
   */
  readonly settling: readonly number[]
  /** Calls of each side that are. */
  readonly timed: number
}

/** What is known when the visits are planned. */
export interface Outlook {
  /** What a call of each side takes. */
  readonly sidesMs: readonly number[]
  /** How many calls time and requests allow, of all sides together. */
  readonly callsLeft: number
  /** How many of each are to be timed; infinite where that was left to us. */
  readonly number: number
}

/*
 * A call that closes connections leaves work to the event loop and to the server, and one that waits
 * leaves a machine that has gone to sleep. Measured on loopback, the next call takes some ten times
 * as long, the one after that twice as long; after a millisecond they are as ever.
 */
const settlingMs = 1
const mostSettling = 20
/** As many where a number is asked for: whoever does so wants about that many calls. */
const settlingOfNumber = 4
/** Of calls as long as this, what is left from others is a small part. */
const longCallMs = 30
const mostTimed = 8
/** One more than an interval needs. */
const wantedRounds = fewestRounds + 1

/** How to visit the sides, so that there are rounds enough for an interval. */
export function planVisits({ sidesMs, callsLeft, number }: Outlook): Visits {
  const sides = sidesMs.length
  if (sides === 1 || Math.min(...sidesMs) >= longCallMs) {
    return { settling: sidesMs.map(() => 0), timed: 1 }
  }
  const needs = sidesMs.map((ms) =>
    Math.min(mostSettling, Math.ceil(settlingMs / Math.max(ms, 1e-3) - 0.01)),
  )
  if (number !== Number.POSITIVE_INFINITY) {
    const settling = needs.map((need) => Math.min(need, settlingOfNumber))
    return { settling, timed: limited(number / wantedRounds) }
  }
  const calls = Math.floor(callsLeft / wantedRounds)
  const timed = limited(calls / 2 / sides)
  return { settling: shared(calls - timed * sides, needs), timed }
}

function limited(calls: number): number {
  return Math.min(mostTimed, Math.max(1, Math.floor(calls)))
}

/** Gives each what it needs, as far as the calls go: who needs little leaves more to the others. */
function shared(calls: number, needs: readonly number[]): number[] {
  const given = needs.map(() => 1)
  let left = calls
  const modest = [...needs.entries()].sort(([, a], [, b]) => a - b)
  for (const [position, [index, need]] of modest.entries()) {
    const share = Math.floor(left / (needs.length - position))
    const settling = Math.max(1, Math.min(need, share))
    given[index] = settling
    left -= settling
  }
  return given
}
