import { describe, expect, it } from 'vitest'
import { valueText } from '../../src/shell/value-text.ts'

const cases: readonly { value: unknown; text: string }[] = [
  { value: 'text', text: "'text'" },
  { value: 52.749, text: '52.749' },
  { value: [1, { a: 'b' }], text: "[ 1, { a: 'b' } ]" },
]

describe('a value at the prompt', () => {
  for (const { value, text } of cases) {
    it(`reads ${text}`, () => {
      expect(valueText(value, false)).toBe(text)
    })
  }
  it('is coloured when that is wanted', () => {
    expect(valueText(1, true)).toBe('\u001b[33m1\u001b[39m')
  })
})
