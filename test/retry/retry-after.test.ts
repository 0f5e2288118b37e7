import { describe, expect, it } from 'vitest'
import { Urllib3InvalidHeader } from '../../src/errors.ts'
import { secondsToWait } from '../../src/retry/retry-after.ts'

const nowMs = Date.UTC(1994, 10, 6, 8, 49, 0)
const readable: readonly (readonly [header: string, seconds: number])[] = [
  ['12', 12],
  [' 3 ', 3],
  ['0', 0],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 37],
  ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
]

describe('Retry-After', () => {
  for (const [header, seconds] of readable) {
    it(`asks for ${seconds} s by ${JSON.stringify(header)}`, () => {
      expect(secondsToWait(header, nowMs)).toBe(seconds)
    })
  }

  for (const header of ['soon', '1.5', '-5', '']) {
    it(`is refused where it is ${JSON.stringify(header)}`, () => {
      const read = () => secondsToWait(header, nowMs)
      expect(read).toThrow(Urllib3InvalidHeader)
      expect(read).toThrow(`Invalid Retry-After header: ${header}`)
    })
  }
})
