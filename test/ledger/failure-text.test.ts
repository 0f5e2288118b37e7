import { expect, test } from 'vitest'
import { TransportError } from '../../src/errors.ts'
import { failureText } from '../../src/ledger/failure-text.ts'
import { KeyboardInterrupt } from '../../src/repl-enhancements/keyboard-interrupt.ts'

const cases: readonly [error: unknown, text: string][] = [
  [new TransportError('read-timeout', 'nothing came', { phase: 'wait' }), 'read timeout'],
  [new KeyboardInterrupt(), 'interrupted'],
  [new RangeError('x'), 'RangeError'],
  ['text', 'an error'],
]

for (const [error, text] of cases) {
  test(text, () => {
    expect(failureText(error)).toBe(text)
  })
}
