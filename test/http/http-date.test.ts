import { describe, expect, it } from 'vitest'
import { parseHttpDate } from '../../src/http/http-date.ts'

/** What Python's `email.utils` makes of them, in seconds. */
const cases: readonly (readonly [text: string, seconds: number | null])[] = [
  ['Sun, 06 Nov 1994 08:49:37 GMT', 784_111_777],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 784_111_777],
  ['Sun Nov  6 08:49:37 1994', 784_111_777],
  ['6 November 1994 08:49:37 GMT', 784_111_777],
  ['06 Nov 1994 08:49:37 +0200', 784_104_577],
  ['Sun, 06 Nov 1994 08:49:37 -0130', 784_117_177],
  ['Sun, 06 Nov 1994 08:49:37 EST', 784_129_777],
  ['06 Nov 1994 08:49', 784_111_740],
  ['01 Jan 68 00:00:00 GMT', 3_092_601_600],
  ['01 Jan 69 00:00:00 GMT', -31_536_000],
  ['Sun, 06 Foo 1994 08:49:37 GMT', null],
  ['1994-11-06T08:49:37Z', null],
  ['6 Nov', null],
  ['tomorrow', null],
  ['', null],
]

describe('a date in a header', () => {
  for (const [text, seconds] of cases) {
    it(`is read from ${JSON.stringify(text)}`, () => {
      expect(parseHttpDate(text)).toBe(seconds === null ? null : seconds * 1000)
    })
  }
})
