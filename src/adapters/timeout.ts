import { ValueError } from '../errors.ts'
import { defineInspection } from '../http/inspection.ts'
import type { TimeoutValue } from '../models/send-options.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'

/** The parts of a {@link Timeout}, in seconds; null for ever. */
export interface TimeoutParts {
  /** For the connection and the wait for the head together. @default null */
  readonly total?: number | null
  readonly connect?: number | null
  /** Between bytes. */
  readonly read?: number | null
}

const making = {
  name: 'Timeout.__init__',
  parameters: ['total', 'connect', 'read'],
  method: true,
} as const

/** How urllib3 prints a part that was not given. */
const notGiven = '<_TYPE_DEFAULT.token: -1>'

/**
 * How long to wait for a connection and between bytes, and for both together: urllib3's `Timeout`.
 *
 * @throws ValueError for what is no number above 0, in urllib3's words
 * @example
 * await session.get('https://httpbin.org/get', { timeout: new Timeout({ connect: 2, read: 7.5 }) })
 */
export class Timeout implements TimeoutValue {
  /** In seconds; null where there is none. */
  readonly total: number | null
  readonly #connect: number | null | undefined
  readonly #read: number | null | undefined

  static {
    defineRepr(Timeout, (timeout) => timeout.toString())
    defineInspection(Timeout, (timeout) => timeout.toString())
  }

  constructor(parts?: TimeoutParts)
  constructor(total: number | null, parts?: Omit<TimeoutParts, 'total'>)
  constructor(...args: readonly unknown[]) {
    const { total = null, connect, read } = bindArguments(making, args)
    this.#connect = connect === undefined ? undefined : checkSeconds(connect, 'connect')
    this.#read = read === undefined ? undefined : checkSeconds(read, 'read')
    this.total = checkSeconds(total, 'total')
  }

  /** The same seconds for both. */
  static from_float(timeout: number | null): Timeout {
    return new Timeout({ connect: timeout, read: timeout })
  }

  /** The seconds for the connection. */
  get connect_timeout(): number | null {
    return shorter(this.#connect ?? null, this.total)
  }

  /** The seconds between bytes, before anything is taken off the total. */
  get read_timeout(): number | null {
    return shorter(this.#read ?? null, this.total)
  }

  /** A timeout with the same parts. */
  clone(): Timeout {
    return new Timeout({
      total: this.total,
      ...(this.#connect !== undefined && { connect: this.#connect }),
      ...(this.#read !== undefined && { read: this.#read }),
    })
  }

  toString(): string {
    const part = (seconds: number | null | undefined) =>
      seconds === undefined ? notGiven : repr(seconds)
    const { total } = this
    return `Timeout(connect=${part(this.#connect)}, read=${part(this.#read)}, total=${part(total)})`
  }
}

function shorter(seconds: number | null, total: number | null): number | null {
  if (seconds === null || total === null) return seconds ?? total
  return Math.min(seconds, total)
}

/**
 * The seconds of one part of a timeout; null for ever.
 *
 * @throws ValueError for what is no number above 0, in urllib3's words
 */
export function checkSeconds(value: unknown, name: string): number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') {
    throw new ValueError('Timeout cannot be a boolean value. It must be an int, float or None.')
  }
  // NaN is a number, and it is the socket that refuses it
  if (typeof value !== 'number') {
    const shown = typeof value === 'string' ? value : repr(value)
    throw new ValueError(
      `Timeout value ${name} was ${shown}, but it must be an int, float or None.`,
    )
  }
  if (value <= 0) {
    throw new ValueError(
      `Attempted to set ${name} timeout to ${repr(value)}, but the timeout cannot be set to ` +
        'a value less than or equal to 0.',
    )
  }
  return value
}
