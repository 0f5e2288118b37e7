import { difference, noTotals, type Totals } from './totals.ts'

/** What has been spent, and what reuse has kept from being spent. */
export interface Spending extends Totals {
  /** Sum over the requests without an answer: from asking for a connection to the failure. */
  readonly failedMs: number
  /** How long connections were being opened, by the clock: side by side counts once. */
  readonly openingMs: number
  /** Requests that got a connection that was there. */
  readonly reused: number
  /** For each of those, what the opening of its connection had cost. */
  readonly savedMs: number
}

/** What was spent before the first request: nothing. */
export const noSpending: Spending = {
  ...noTotals,
  failedMs: 0,
  openingMs: 0,
  reused: 0,
  savedMs: 0,
}

/** What was spent between two readings. */
export function spentBetween(after: Spending, before: Spending): Spending {
  return {
    ...difference(after, before),
    failedMs: after.failedMs - before.failedMs,
    openingMs: after.openingMs - before.openingMs,
    reused: after.reused - before.reused,
    savedMs: after.savedMs - before.savedMs,
  }
}
