import { afterEach, describe, expect, test, vi } from 'vitest'
import { display } from '../../src/shell/display.ts'

const { writer, writeError, onBackgroundError } = display(() => undefined)

afterEach(() => vi.unstubAllEnvs())

describe('the display of the shell', () => {
  test('is without colours when they are not wanted', () => {
    vi.stubEnv('NO_COLOR', '1')
    expect(writer({ a: 1 })).toBe('{ a: 1 }')
    expect(writeError(new TypeError('no'))).toBe('TypeError: no')
    expect(onBackgroundError(new Error('lost'), 'unhandledRejection')).toBe(
      'In the background: Error: lost',
    )
  })

  test('is coloured when that is wanted', () => {
    vi.stubEnv('NO_COLOR', '')
    vi.stubEnv('FORCE_COLOR', '1')
    expect(writer(1)).toBe('\u001b[33m1\u001b[39m')
    expect(writeError(new TypeError('no'))).toContain('\u001b[31mTypeError')
  })

  test('has the stack before the error when asked', () => {
    vi.stubEnv('NO_COLOR', '1')
    const error = new TypeError('no', { cause: new Error('why') })
    const verbose = display(() => undefined, true)
    expect(verbose.writeError(error)).toBe('TypeError: no\ncaused by: Error: why\nTypeError: no')
  })
})
