import { describe, expect, it } from 'vitest'
import { OverflowError, ValueError } from '../../src/errors.ts'
import { isTimeout, timeoutFault } from '../../src/transport/socket-timeout.ts'

const faults: readonly (readonly [seconds: number, kind: typeof ValueError, text: string])[] = [
  [Number.NaN, ValueError, 'Invalid value NaN (not a number)'],
  [Number.POSITIVE_INFINITY, OverflowError, 'timestamp out of range for platform time_t'],
  [9_223_372_036.9, OverflowError, 'timestamp out of range for platform time_t'],
  [9_223_372_037, OverflowError, 'timestamp too large to convert to C _PyTime_t'],
]

describe('a timeout', () => {
  for (const [seconds, kind, text] of faults) {
    it(`of ${seconds} seconds is none, in Python's words`, () => {
      const fault = timeoutFault(seconds * 1000)
      expect(fault).toBeInstanceOf(kind)
      expect(fault?.message).toBe(text)
      expect(isTimeout(seconds * 1000)).toBe(false)
    })
  }

  it('of up to 292 years is one, and so is none', () => {
    for (const ms of [null, 1e-7, 1000, 9_223_372_036_000]) expect(timeoutFault(ms)).toBeUndefined()
    expect(isTimeout(9_223_372_036_000)).toBe(true)
  })
})
