import { ValueError } from '../errors.ts'
import type { TimeoutOption } from '../models/send-options.ts'
import { reprTuple } from '../repr/index.ts'
import { isTimeout } from '../transport/socket-timeout.ts'
import { checkSeconds, Timeout } from './timeout.ts'

/** How long a connection and a silence may last, in milliseconds; null for ever. */
export interface Timeouts {
  readonly connectTimeoutMs: number | null
  readonly readTimeoutMs: number | null
  /** For the connection and the head of the answer together. */
  readonly totalTimeoutMs: number | null
}

const forever: Timeouts = { connectTimeoutMs: null, readTimeoutMs: null, totalTimeoutMs: null }

/**
 * requests' `timeout`, in seconds: one number for both, `[connect, read]`, or urllib3's `Timeout`.
 *
 * @throws ValueError in the words of requests and urllib3's `Timeout`
 */
export function timeouts(timeout: TimeoutOption): Timeouts {
  if (timeout === null) return forever
  if (timeout instanceof Timeout) {
    const { connect_timeout: connect, read_timeout: read, total } = timeout
    return limits(milliseconds(connect), milliseconds(read), milliseconds(total))
  }
  const pair: readonly unknown[] = Array.isArray(timeout) ? timeout : [timeout, timeout]
  try {
    if (pair.length !== 2) throw new ValueError('a pair is needed')
    const connect = milliseconds(checkSeconds(pair[0], 'connect'))
    return limits(connect, milliseconds(checkSeconds(pair[1], 'read')), null)
  } catch (error) {
    // as in requests, what is wrong with a part of a pair is wrong with the pair
    if (!Array.isArray(timeout) || !(error instanceof ValueError)) throw error
    throw new ValueError(
      `Invalid timeout ${reprTuple(pair)}. Pass a (connect, read) timeout tuple, ` +
        'or a single float to set both timeouts to the same value.',
      { cause: error },
    )
  }
}

/** Where nothing has to be connected any more, it is reading that meets a time that is none. */
function limits(
  connectTimeoutMs: number | null,
  readMs: number | null,
  totalTimeoutMs: number | null,
): Timeouts {
  const isUsable = connectTimeoutMs === null || isTimeout(connectTimeoutMs)
  return { connectTimeoutMs, readTimeoutMs: isUsable ? readMs : connectTimeoutMs, totalTimeoutMs }
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000
}
