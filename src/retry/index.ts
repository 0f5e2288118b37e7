/** The door of the room: when a request is sent again. */
export { RequestHistory } from './request-history.ts'
export { type IncrementOptions, type RetriedResponse, Retry } from './retry.ts'
export type { RetryCount, RetrySettings } from './retry-settings.ts'
