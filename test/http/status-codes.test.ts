import { expect, test } from 'vitest'
import { codes } from '../../src/http/status-codes.ts'

const cases: readonly (readonly [name: string, code: number | undefined])[] = [
  ['ok', 200],
  ['OK', 200],
  ['\\o/', 200],
  ['✓', 200],
  ['temporary_redirect', 307],
  ['teapot', 418],
  ['I_AM_A_TEAPOT', 418],
  ['early-hints', 102],
  ['uri_too_long', 414],
  ['✗', 500],
  ['\\O/', undefined],
  ['toString', undefined],
  ['nothing', undefined],
]

for (const [name, code] of cases) {
  test(`codes['${name}'] is ${code}`, () => {
    expect(codes[name]).toBe(code)
  })
}
