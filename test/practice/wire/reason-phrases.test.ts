import { STATUS_CODES } from 'node:http'
import { describe, expect, it } from 'vitest'
import { reasonPhrase } from '../../../src/practice/wire/reason-phrases.ts'

/** Where RFC 9110, or for 418 RFC 2324, has other words than node:http. */
const renamed: Readonly<Record<number, string>> = {
  413: 'Content Too Large',
  418: "I'm a teapot",
  422: 'Unprocessable Content',
}
/** Registered for experiments, withdrawn, or no final answer. */
const leftOut = new Set([101, 102, 103, 509])

describe('reasonPhrase', () => {
  for (const [code, phrase = ''] of Object.entries(STATUS_CODES)) {
    const status = Number(code)
    if (leftOut.has(status)) continue
    it(`knows ${status}`, () => {
      expect(reasonPhrase(status)).toBe(renamed[status] ?? phrase)
    })
  }

  it('is empty for a status that is not registered', () => {
    expect(reasonPhrase(299)).toBe('')
  })
})
