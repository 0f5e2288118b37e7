/** The names of the module `urllib3` that mean something under requests, each where Python has it. */
import { RequestHistory, Retry } from '../retry/index.ts'
import { HTTPResponse } from './http-response.ts'
import { Timeout } from './timeout.ts'
import { disable_warnings } from './warnings.ts'

export * as exceptions from './urllib3-exceptions.ts'
export { disable_warnings, HTTPResponse, Retry, Timeout }

interface Util {
  readonly Retry: typeof Retry
  readonly Timeout: typeof Timeout
  /** urllib3.util.retry */
  readonly retry: { readonly Retry: typeof Retry; readonly RequestHistory: typeof RequestHistory }
  /** urllib3.util.timeout */
  readonly timeout: { readonly Timeout: typeof Timeout }
}

/** urllib3.util */
export const util: Util = { Retry, Timeout, retry: { Retry, RequestHistory }, timeout: { Timeout } }
