import { describe, expect, it } from 'vitest'
import { retrySettings } from '../../src/retry/retry-settings.ts'

const cases: readonly { name: string; args: readonly unknown[]; gives: object }[] = [
  { name: 'by name', args: [{ total: 3, read: 1 }], gives: { total: 3, read: 1 } },
  { name: 'by position', args: [3, 2, 1], gives: { total: 3, connect: 2, read: 1 } },
  { name: 'by both', args: [3, { status: 0 }], gives: { total: 3, status: 0 } },
  { name: 'as None', args: [{ allowed_methods: null }], gives: { allowed_methods: null } },
  { name: 'not at all', args: [], gives: {} },
]

describe('the settings of a Retry', () => {
  for (const { name, args, gives } of cases) {
    it(`are given ${name}`, () => {
      expect(retrySettings(args)).toEqual(gives)
    })
  }

  it('are refused where they do not exist', () => {
    expect(() => retrySettings([{ totl: 1 }])).toThrow(
      "Retry.__init__() got an unexpected keyword argument 'totl'",
    )
  })
})
