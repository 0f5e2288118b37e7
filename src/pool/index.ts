/** How connection pools decide, without a socket: the door `pool-repl/pool`. */
export type { DiscardReason, OpenReason } from '../events/reasons.ts'
export type { Origin, Scheme } from '../http/origin.ts'
export type {
  PoolDecision,
  PoolEvent,
  PoolKey,
  PoolPolicy,
  ReleaseState,
  Verdict,
} from './policy.ts'
export { type PoolView, Urllib3Policy, type Urllib3PolicyOptions } from './urllib3-policy.ts'
