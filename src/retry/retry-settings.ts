import { bindArguments, type Signature } from '../repr/call-arguments.ts'
import type { RequestHistory } from './request-history.ts'

/** How many times; null for any number, as far as `total` allows. */
export type RetryCount = number | null

/** What a {@link Retry} is made of; urllib3's names. */
export interface RetrySettings {
  /** All retries together; null to leave it to the others, false to raise what happens. @default 10 */
  readonly total?: number | boolean | null
  /** After errors before anything was sent. @default null */
  readonly connect?: RetryCount | false
  /** After errors when the server may have begun to work on the request. @default null */
  readonly read?: RetryCount | false
  /** Redirects; requests follows those itself. @default null */
  readonly redirect?: RetryCount | boolean
  /** After answers of a status that is retried. @default null */
  readonly status?: RetryCount
  /** After all other errors, such as those of TLS. @default null */
  readonly other?: RetryCount
  /** The methods that may be sent again after a read error or a status; null or false for any. @default those that are idempotent */
  readonly allowed_methods?: Iterable<string> | null | false
  /** The statuses that are no answer. @default none */
  readonly status_forcelist?: Iterable<number> | null
  /** Seconds, doubled with each failure in a row; the first retry comes at once. @default 0 */
  readonly backoff_factor?: number
  /** The most seconds that a backoff takes. @default 120 */
  readonly backoff_max?: number
  /** Up to so many seconds are added to a backoff at random. @default 0 */
  readonly backoff_jitter?: number
  /** Whether redirects that are too many raise. @default true */
  readonly raise_on_redirect?: boolean
  /** Whether a status that was retried often enough raises, or is returned. @default true */
  readonly raise_on_status?: boolean
  /** The attempts so far, oldest first. @default none */
  readonly history?: Iterable<RequestHistory> | null
  /** Whether the server's Retry-After is waited for. @default true */
  readonly respect_retry_after_header?: boolean
  /** The headers that a redirect to another host takes away. */
  readonly remove_headers_on_redirect?: Iterable<string>
  /** The most seconds that a Retry-After is waited for. @default 21600 */
  readonly retry_after_max?: number
}

/** The settings, by position in this order or by name. */
export const settingNames: readonly (keyof RetrySettings)[] = [
  ...(['total', 'connect', 'read', 'redirect', 'status', 'other'] as const),
  ...(['allowed_methods', 'status_forcelist', 'backoff_factor', 'backoff_max'] as const),
  ...(['raise_on_redirect', 'raise_on_status', 'history', 'respect_retry_after_header'] as const),
  ...(['remove_headers_on_redirect', 'backoff_jitter', 'retry_after_max'] as const),
]

const making: Signature<keyof RetrySettings> = {
  name: 'Retry.__init__',
  parameters: settingNames,
  method: true,
}

const idempotent = new Set('DELETE GET HEAD OPTIONS PUT TRACE'.split(' '))
const secret = new Set(['Authorization', 'Cookie', 'Proxy-Authorization'])

/** What a setting is that is not given. */
export const defaultSettings: Required<RetrySettings> & {
  readonly allowed_methods: ReadonlySet<string>
  readonly remove_headers_on_redirect: ReadonlySet<string>
} = {
  total: 10,
  connect: null,
  read: null,
  redirect: null,
  status: null,
  other: null,
  allowed_methods: idempotent,
  status_forcelist: null,
  backoff_factor: 0,
  backoff_max: 120,
  backoff_jitter: 0,
  raise_on_redirect: true,
  raise_on_status: true,
  history: null,
  respect_retry_after_header: true,
  remove_headers_on_redirect: secret,
  retry_after_max: 21_600,
}

/** The settings that a call of `Retry(…)` gives. @throws TypeError in Python's words */
export function retrySettings(args: readonly unknown[]): RetrySettings {
  return bindArguments(making, args) as RetrySettings
}
