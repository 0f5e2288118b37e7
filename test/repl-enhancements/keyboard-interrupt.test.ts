import { describe, expect, test } from 'vitest'
import { isInterrupt, KeyboardInterrupt } from '../../src/repl-enhancements/keyboard-interrupt.ts'

const circular = new Error('circular')
circular.cause = circular

const cases: readonly (readonly [string, unknown, boolean])[] = [
  ['ctrl-c itself', new KeyboardInterrupt(), true],
  ['an error with ctrl-c as cause', new Error('x', { cause: new KeyboardInterrupt() }), true],
  [
    'a loop that node:vm has broken',
    Object.assign(new Error('x'), { code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED' }),
    true,
  ],
  ['another error', new Error('x'), false],
  ['an error that causes itself', circular, false],
  ['no error at all', 'KeyboardInterrupt', false],
]

describe('isInterrupt', () => {
  test.each(cases)('%s: %#', (_, error, expected) => {
    expect(isInterrupt(error)).toBe(expected)
  })

  test('has the name that Python gives it', () => {
    expect(String(new KeyboardInterrupt())).toBe('KeyboardInterrupt')
  })
})
