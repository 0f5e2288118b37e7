import { expect, test } from 'vitest'
import { encodingOf } from '../../src/http/content-type.ts'

/** What requests' get_encoding_from_headers gave. */
const cases: readonly (readonly [contentType: string | undefined, encoding: string | null])[] = [
  [undefined, null],
  ['', null],
  ['text/html', 'ISO-8859-1'],
  ['text/html; charset=utf-8', 'utf-8'],
  ["text/html; charset='UTF-8'", 'UTF-8'],
  ['application/json', 'utf-8'],
  ['application/json; charset=latin-1', 'latin-1'],
  ['image/png', null],
  ['text/html; CHARSET="x"; charset=y', 'y'],
  ['text/html; charset', 'ISO-8859-1'],
  ['application/x-text', 'ISO-8859-1'],
]

for (const [contentType, encoding] of cases) {
  test(`${contentType} is read by ${encoding}`, () => {
    expect(encodingOf(contentType)).toBe(encoding)
  })
}
