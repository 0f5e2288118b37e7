import { expect, test } from 'vitest'
import { parseCookieDate } from '../../src/cookies/cookie-date.ts'
import { ValueError } from '../../src/errors.ts'

const now = Date.UTC(2026, 5, 15) / 1000

/** What `http.cookiejar.http2time` makes of the same texts. */
const cases: readonly (readonly [text: string, iso: string | null])[] = [
  ['Wed, 09 Feb 1994 22:23:32 GMT', '1994-02-09T22:23:32Z'],
  ['Tuesday, 08-Feb-94 14:15:29 GMT', '1994-02-08T14:15:29Z'],
  ['Tuesday, 08-Feb-1994 14:15:29 GMT', '1994-02-08T14:15:29Z'],
  ['09 Feb 1994 22:23:32 GMT', '1994-02-09T22:23:32Z'],
  ['  09/feb/1994:22:23 ', '1994-02-09T22:23:00Z'],
  ['1 12 2030', '2030-12-01T00:00:00Z'],
  ['01-Jan-76 00:00:00', '2076-01-01T00:00:00Z'],
  ['01-Jan-77 00:00:00', '1977-01-01T00:00:00Z'],
  ['09 Feb 1994 22:23:32 +0130', '1994-02-09T20:53:32Z'],
  ['09 Feb 1994 22:23:32 -02', '1994-02-10T00:23:32Z'],
  ['09 Feb 1994 22:23:32 GMT (winter)', '1994-02-09T22:23:32Z'],
  ['31 Feb 2030', '2030-03-03T00:00:00Z'],
  ['09 Feb 1994 22:23:32 EST', null],
  ['09 Feb 1994 10:23:32 PM', null],
  ['Wed, 09 Feb 1969 22:23:32 GMT', null],
  ['32 Jan 2030', null],
  ['1 13 2030', null],
  ['1 Foo 2030', null],
  ['1 Jan 10000', null],
  ['01 Jan 2030 25:00:00', null],
  ['Sun Nov  6 08:49:37 1994', null],
  ['nonsense', null],
  ['', null],
]

for (const [text, iso] of cases) {
  test(`'${text}' is ${iso}`, () => {
    expect(parseCookieDate(text, now)).toBe(iso === null ? null : Date.parse(iso) / 1000)
  })
}

test('a well-formed date of a month that is none is an error, as in Python', () => {
  expect(() => parseCookieDate('Wed, 01 Jax 2030 00:00:00 GMT', now)).toThrow(
    new ValueError("'jax' is not in list"),
  )
})
