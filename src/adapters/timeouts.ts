import { ValueError } from '../errors.ts'
import type { TimeoutOption } from '../models/send-options.ts'
import { repr, reprTuple } from '../repr/index.ts'

/** How long a connection and a silence may last, in milliseconds; null for ever. */
export interface Timeouts {
  readonly connectTimeoutMs: number | null
  readonly readTimeoutMs: number | null
}

const forever: Timeouts = { connectTimeoutMs: null, readTimeoutMs: null }

/**
 * requests' `timeout`, in seconds: one number for both, or `[connect, read]`.
 *
 * @throws ValueError in the words of requests and urllib3's `Timeout`
 */
export function timeouts(timeout: TimeoutOption): Timeouts {
  if (timeout === null) return forever
  const pair: readonly unknown[] = Array.isArray(timeout) ? timeout : [timeout, timeout]
  if (pair.length !== 2) {
    throw new ValueError(
      `Invalid timeout ${reprTuple(pair)}. Pass a (connect, read) timeout tuple, ` +
        'or a single float to set both timeouts to the same value.',
    )
  }
  return {
    connectTimeoutMs: milliseconds(pair[0], 'connect'),
    readTimeoutMs: milliseconds(pair[1], 'read'),
  }
}

function milliseconds(value: unknown, name: string): number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') {
    throw new ValueError('Timeout cannot be a boolean value. It must be an int, float or None.')
  }
  if (typeof value !== 'number' || Number.isNaN(value)) {
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
  return value * 1000
}
