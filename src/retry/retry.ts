import type { Clock } from '../clock/clock.ts'
import { systemClock } from '../clock/system-clock.ts'
import * as errors from '../errors.ts'
import type { PoolReplEvent } from '../events/event.ts'
import { feed } from '../events/feed.ts'
import { defineInspection } from '../http/inspection.ts'
import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { repr, str } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'
import { typeName } from '../repr/type-name.ts'
import { backoffSeconds } from './backoff.ts'
import { failureKind } from './failure-kind.ts'
import { RequestHistory } from './request-history.ts'
import { secondsToWait } from './retry-after.ts'
import {
  defaultSettings,
  type RetryCount,
  type RetrySettings,
  retrySettings,
  settingNames,
} from './retry-settings.ts'

/** An answer as retries look at it: urllib3's HTTPResponse. */
export interface RetriedResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null | undefined }
  /** Where it sends its client; false where it is no redirect, null where it names no place. */
  get_redirect_location(): string | false | null
}

/** What has happened to a request that might be sent again. */
export interface IncrementOptions {
  readonly method?: string | null
  readonly url?: string | null
  /** The answer, where one came. */
  readonly response?: RetriedResponse | null
  /** What it failed with, where it did. */
  readonly error?: Error | null
  /** The pool, as the text of a MaxRetryError names it. */
  readonly _pool?: unknown
  readonly _stacktrace?: unknown
}

/** How a pause is made. */
export interface SleepOptions {
  readonly clock?: Clock
  /** Ends the pause early, with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** The counts that one failure takes from. */
type Counts = Pick<Retry, 'total' | 'connect' | 'read' | 'redirect' | 'status' | 'other'>

const incrementing = {
  name: 'Retry.increment',
  parameters: ['method', 'url', 'response', 'error', '_pool', '_stacktrace'],
  method: true,
} as const
const converting = {
  name: 'Retry.from_int',
  parameters: ['retries', 'redirect', 'default'],
  required: 1,
  method: true,
} as const

/**
 * How often a request is sent again, after what, and with which pauses: urllib3's `Retry`.
 *
 * It never changes: {@link Retry.increment} gives the Retry that is left after a failure.
 *
 * @throws TypeError for a setting that it has not, in Python's words
 * @example
 * const retries = new Retry({ total: 3, status_forcelist: [502, 503], backoff_factor: 0.5 })
 * session.mount('https://', new HTTPAdapter({ max_retries: retries }))
 */
export class Retry {
  /** The methods that change nothing more when they are sent twice. */
  static DEFAULT_ALLOWED_METHODS: ReadonlySet<string> = defaultSettings.allowed_methods
  /** The statuses of which a Retry-After is a reason to try again. */
  static RETRY_AFTER_STATUS_CODES: ReadonlySet<number> = new Set([413, 429, 503])
  static DEFAULT_REMOVE_HEADERS_ON_REDIRECT: ReadonlySet<string> =
    defaultSettings.remove_headers_on_redirect
  /** Seconds. */
  static DEFAULT_BACKOFF_MAX: number = defaultSettings.backoff_max
  /** Seconds. */
  static DEFAULT_RETRY_AFTER_MAX: number = defaultSettings.retry_after_max
  /** What `null` stands for where a Retry is wanted. */
  static DEFAULT: Retry

  readonly total: number | boolean | null
  readonly connect: RetryCount | false
  readonly read: RetryCount | false
  readonly redirect: RetryCount | boolean
  readonly status: RetryCount
  readonly other: RetryCount
  readonly allowed_methods: ReadonlySet<string> | null
  readonly status_forcelist: ReadonlySet<number>
  readonly backoff_factor: number
  readonly backoff_max: number
  readonly backoff_jitter: number
  readonly raise_on_redirect: boolean
  readonly raise_on_status: boolean
  readonly history: readonly RequestHistory[]
  readonly respect_retry_after_header: boolean
  /** In lower case. */
  readonly remove_headers_on_redirect: ReadonlySet<string>
  readonly retry_after_max: number

  static {
    defineRepr(Retry, (retry) => retry.toString())
    defineInspection(Retry, (retry) => retry.toString())
    Retry.DEFAULT = new Retry(3)
  }

  constructor(settings?: RetrySettings)
  constructor(total: number | boolean | null, settings?: Omit<RetrySettings, 'total'>)
  constructor(...args: readonly unknown[]) {
    const given: Required<RetrySettings> = { ...defaultSettings, ...retrySettings(args) }
    const noRedirects = given.redirect === false || given.total === false
    this.total = given.total
    this.connect = given.connect
    this.read = given.read
    this.status = given.status
    this.other = given.other
    this.redirect = noRedirects ? 0 : given.redirect
    this.raise_on_redirect = !noRedirects && given.raise_on_redirect
    this.raise_on_status = given.raise_on_status
    this.allowed_methods = given.allowed_methods ? new Set(given.allowed_methods) : null
    this.status_forcelist = new Set(given.status_forcelist)
    this.backoff_factor = given.backoff_factor
    this.backoff_max = given.backoff_max
    this.backoff_jitter = given.backoff_jitter
    this.history = [...(given.history ?? [])]
    this.respect_retry_after_header = given.respect_retry_after_header
    this.remove_headers_on_redirect = new Set(
      Array.from(given.remove_headers_on_redirect, (name) => name.toLowerCase()),
    )
    this.retry_after_max = given.retry_after_max
    if (new.target === Retry) Object.freeze(this)
  }

  /** The Retry that a number, a boolean or null stands for; a Retry stands for itself. */
  static from_int(
    retries: Retry | number | boolean | null,
    options?: { readonly redirect?: boolean; readonly default?: Retry | number | null },
  ): Retry
  static from_int(...args: readonly unknown[]): Retry {
    const { retries, redirect = true, default: fallback } = bindArguments(converting, args)
    const given = (retries ?? fallback ?? Retry.DEFAULT) as Retry | number | boolean
    if (given instanceof Retry) return given
    const retry = new Retry(given, { redirect: redirect ? null : false })
    tell({ type: 'retries-converted', given, retry })
    return retry
  }

  /** The same Retry with other settings. */
  // biome-ignore lint/suspicious/noMisleadingInstantiator: urllib3's name of the method
  new(settings?: RetrySettings): Retry
  new(...args: readonly unknown[]): Retry {
    const changed = retrySettings(args)
    const settings = Object.fromEntries(
      settingNames.map((name) => [name, name in changed ? changed[name] : this[name]]),
    )
    return new this.#class(settings)
  }

  /**
   * The Retry that is left after a failure, or after an answer that is none.
   *
   * @throws Error the failure itself, where it may not be retried at all
   * @throws MaxRetryError where nothing is left
   */
  increment(options?: IncrementOptions): Retry
  increment(
    method: string | null,
    url?: string | null,
    options?: Omit<IncrementOptions, 'method' | 'url'>,
  ): Retry
  increment(...args: readonly unknown[]): Retry {
    const happened = bindArguments(incrementing, args) as IncrementOptions
    const { method = null, url = null, response = null, error = null, _pool = null } = happened
    this.#refuse(error, method)
    const left = { ...this.#counts(), ...this.#charged(happened) }
    const location = (error === null && response?.get_redirect_location()) || null
    const status = error === null ? (response?.status ?? null) : null
    const entry = new RequestHistory(method, url, error, status, location)
    const retry = this.new({ ...left, history: [...this.history, entry] })
    if (retry.is_exhausted()) {
      const reason = error ?? new errors.ResponseError(causeOf(response))
      const text = `Max retries exceeded with url: ${str(url)} (Caused by ${repr(reason)})`
      throw new errors.MaxRetryError(`${str(_pool)}: ${text}`, reason)
    }
    tell({ type: 'retry-counted', url, retry })
    return retry
  }

  /** The class of this Retry, which may be a user's. */
  get #class(): typeof Retry {
    return this.constructor as typeof Retry
  }

  /** Throws a failure that may not be retried. */
  #refuse(error: Error | null, method: string | null): void {
    if (error === null) return
    const kind = failureKind(error)
    const unwanted = kind === 'connect' ? this.connect === false : this.read === false
    const refused =
      kind === 'read'
        ? unwanted || method === null || !this.#mayRepeat(method)
        : kind === 'connect' && unwanted
    if (refused || this.total === false) throw error
  }

  #counts(): Counts {
    const { total, connect, read, redirect, status, other } = this
    return { total, connect, read, redirect, status, other }
  }

  /** What one failure, or one answer, takes from the counts. */
  #charged({ error = null, response = null }: IncrementOptions): Partial<Counts> {
    const total = less(this.total)
    if (error !== null) {
      const kind = failureKind(error)
      return { total, [kind]: less(this[kind]) }
    }
    if (response?.get_redirect_location()) return { total, redirect: less(this.redirect) }
    return response?.status ? { total, status: less(this.status) } : { total }
  }

  #mayRepeat(method: string): boolean {
    const allowed = this.allowed_methods
    return allowed === null || allowed.size === 0 || allowed.has(method.toUpperCase())
  }

  /** Whether one of the counts has gone below zero. */
  is_exhausted(): boolean {
    return Object.values(this.#counts()).some((count) => count !== null && Number(count) < 0)
  }

  /** Whether an answer of that status is no answer, and the request is to be sent again. */
  is_retry(method: string, status_code: number, has_retry_after = false): boolean {
    if (!this.#mayRepeat(method)) return false
    if (this.status_forcelist.has(status_code)) return true
    if (!has_retry_after || !this.respect_retry_after_header) return false
    return Boolean(this.total) && this.#class.RETRY_AFTER_STATUS_CODES.has(status_code)
  }

  /** The seconds to pause after the failures in a row that the history ends with. */
  get_backoff_time(): number {
    return backoffSeconds(this)
  }

  /**
   * The seconds that a Retry-After header asks for, `retry_after_max` at most.
   *
   * @throws Urllib3InvalidHeader where it is neither a number nor a date
   */
  parse_retry_after(retry_after: string): number {
    return Math.min(secondsToWait(retry_after, systemClock.wallMs()), this.retry_after_max)
  }

  /** The seconds that an answer asks to wait; null where it does not. */
  get_retry_after(response: RetriedResponse): number | null {
    const header = response.headers.get('Retry-After')
    return header === null || header === undefined ? null : this.parse_retry_after(header)
  }

  /**
   * Pauses for as long as the answer asks, or else for the backoff.
   *
   * @throws Urllib3InvalidHeader where the answer's Retry-After can not be read
   */
  sleep(response: RetriedResponse | null = null, options: SleepOptions = {}): Pending<void> {
    return Pending.run(async () => {
      const { clock = systemClock, signal } = options
      const asked =
        this.respect_retry_after_header && response !== null && this.get_retry_after(response)
      const seconds = asked || this.get_backoff_time()
      if (seconds > 0) await clock.sleep(seconds * 1000, signal)
    })
  }

  toString(): string {
    const shown = ['total', 'connect', 'read', 'redirect', 'status'] as const
    return `Retry(${shown.map((name) => `${name}=${repr(this[name])}`).join(', ')})`
  }
}

/** @throws TypeError where it is no number, as Python does when it counts, and not before */
function less(count: number | boolean | null): number | null {
  if (count === null) return null
  const name = typeName(count)
  if (!numbers.has(name)) {
    throw new TypeError(`unsupported operand type(s) for -=: '${name}' and 'int'`)
  }
  return Number(count) - 1
}

const numbers = new Set(['int', 'float', 'bool'])

function causeOf(response: RetriedResponse | null): string {
  if (response?.get_redirect_location()) return 'too many redirects'
  return response?.status
    ? `too many ${response.status} error responses`
    : 'too many error responses'
}

type Told = Extract<PoolReplEvent, { type: 'retries-converted' | 'retry-counted' }>
type Untimed<E> = E extends unknown ? Omit<E, 'atMs' | 'request'> : never

function tell(event: Untimed<Told>): void {
  if (feed.heard) feed.emit({ ...event, request: 0, atMs: systemClock.nowMs() } as Told)
}
