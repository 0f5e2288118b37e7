/**
 * Why a request got the connection that it got: a closed list.
 *
 * It is finer than what a pool knows, since the ledger sees all pools of the process.
 */
export const whyCodes = [
  'reused',
  'first-use',
  'other-settings',
  'other-session',
  'all-busy',
  'unread-body',
  'server-close',
  'request-close',
  'http-1.0',
  'until-close',
  'closed-while-idle',
  'unasked-bytes',
  'body-left',
  'pool-full',
  'empty-slot',
  'evicted',
  'broken',
  'connect-failed',
  'session-closed',
  'no-pooling',
] as const

export type WhyCode = (typeof whyCodes)[number]

/** A reason: its code, its sentence, and the connection that the sentence is about. */
export interface Why {
  readonly code: WhyCode
  readonly text: string
  /** Such as `c3`; null where no connection comes into it. */
  readonly connection: string | null
}
