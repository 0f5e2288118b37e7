import type { RequestHistory } from './request-history.ts'

/** What a backoff is reckoned from. */
export interface Backoff {
  readonly history: readonly RequestHistory[]
  readonly backoff_factor: number
  readonly backoff_max: number
  readonly backoff_jitter: number
}

/**
 * The seconds to pause: nothing after the first failure, then the factor doubled with each further
 * one in a row. A redirect is no failure. Mirrors urllib3's `Retry.get_backoff_time`.
 */
export function backoffSeconds(of: Backoff): number {
  const failures = inARow(of.history)
  if (failures <= 1) return 0
  const jitter = of.backoff_jitter === 0 ? 0 : Math.random() * of.backoff_jitter
  const seconds = of.backoff_factor * 2 ** (failures - 1) + jitter
  return Math.max(0, Math.min(of.backoff_max, seconds))
}

function inARow(history: readonly RequestHistory[]): number {
  const lastRedirect = history.findLastIndex(({ redirect_location }) => redirect_location !== null)
  return history.length - 1 - lastRedirect
}
