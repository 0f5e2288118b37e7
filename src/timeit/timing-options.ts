import { ValueError } from '../errors.ts'
import { isInteger, typeName } from '../repr/index.ts'
import type { Globals } from './statement.ts'

/** How much is measured; the same for `timeit(…)` and `compare(…)`. */
export interface TimingOptions {
  /** Seconds that it may take in all; a call that has begun is not cut short. @default 2 */
  readonly time?: number
  /** Requests that it may send in all; a call that sends none counts as one. @default 200 */
  readonly requests?: number
  /**
   * Calls that are timed, of each function. `time` and `requests` then hold only where they are
   * given, too.
   * @default as many as `time` and `requests` allow
   */
  readonly number?: number
  /**
   * Calls before those that are timed, of each function; the first one is the cold call.
   * @default 5, as long as they take no more than a tenth of the requests and a quarter of the time
   */
  readonly warmup?: number
  /** Names that text statements see besides the prompt's. @default null */
  readonly globals?: Globals | null
}

/** The same, checked. */
export interface TimingLimits {
  readonly timeMs: number
  readonly requests: number
  readonly number: number
  /** Undefined where it was left to us. */
  readonly warmup: number | undefined
  readonly globals: Globals | undefined
}

export const timingKeywords = ['time', 'requests', 'number', 'warmup', 'globals'] as const

const defaultTimeSeconds = 2
const defaultRequests = 200

/**
 * Checks what a call gave.
 *
 * @throws TypeError or ValueError in Python's manner
 */
export function timingLimits(given: Readonly<Record<string, unknown>>): TimingLimits {
  const { time, requests, number, warmup, globals } = given
  const isOpen = number !== undefined && number !== null
  const timeSeconds = seconds(time) ?? (isOpen ? Number.POSITIVE_INFINITY : defaultTimeSeconds)
  return {
    timeMs: timeSeconds * 1000,
    requests:
      whole('requests', requests, 1) ?? (isOpen ? Number.POSITIVE_INFINITY : defaultRequests),
    number: whole('number', number, 1) ?? Number.POSITIVE_INFINITY,
    warmup: whole('warmup', warmup, 0),
    globals: names(globals),
  }
}

/** @throws TypeError when it is nothing that has names */
export function names(globals: unknown): Globals | undefined {
  if (globals === undefined || globals === null) return undefined
  if (typeof globals !== 'object') {
    throw new TypeError(`globals must be a dict, not ${typeName(globals)}`)
  }
  return { ...globals }
}

function seconds(time: unknown): number | undefined {
  if (time === undefined || time === null) return undefined
  if (typeof time !== 'number') {
    throw new TypeError(`time must be a number of seconds, not ${typeName(time)}`)
  }
  if (!(time > 0)) throw new ValueError(`time must be more than 0 seconds: ${time}`)
  return time
}

function whole(name: string, value: unknown, least: number): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !isInteger(value)) {
    throw new TypeError(`${name} must be a whole number, not ${typeName(value)}`)
  }
  if (value < least) throw new ValueError(`${name} must be ${least} or more: ${value}`)
  return value
}
