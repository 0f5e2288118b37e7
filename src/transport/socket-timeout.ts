import { OverflowError, ValueError } from '../errors.ts'

/** As long as a timeout of Python can be: its nanoseconds are counted in 63 bits. */
const longestMs = 2 ** 63 / 1e6

/** Whether a socket of Python can be given that timeout. */
export function isTimeout(ms: number): boolean {
  return ms <= longestMs
}

/** What Python says to a timeout that no socket of its can be given; undefined for any other. */
export function timeoutFault(ms: number | null): Error | undefined {
  if (ms === null || isTimeout(ms)) return undefined
  if (Number.isNaN(ms)) return new ValueError('Invalid value NaN (not a number)')
  return new OverflowError(
    Number.isInteger(ms / 1000)
      ? 'timestamp too large to convert to C _PyTime_t'
      : 'timestamp out of range for platform time_t',
  )
}
