import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDefaultStream } from '../../src/logging/default-stream.ts'
import {
  raiseExceptions,
  reportLoggingError,
  setRaiseExceptions,
} from '../../src/logging/error-report.ts'
import { LogRecord } from '../../src/logging/log-record.ts'
import { Lines } from './lines.ts'

const lines = new Lines()
const record = new LogRecord('a', 10, '', 0, "it's %d", ['x'])

beforeEach(() => setDefaultStream(lines))
afterEach(() => {
  setDefaultStream()
  setRaiseExceptions(true)
})

test('says what went wrong, where it was called, and with what', () => {
  reportLoggingError(record, new TypeError('no number'))
  const text = lines.take()
  expect(text).toMatch(/^--- Logging error ---\nTypeError: no number\nCall stack:\n {4}at /)
  expect(text).toContain('error-report.test.ts')
  expect(text).not.toMatch(/src\/|node:/)
  expect(text).toMatch(/\nMessage: "it's %d"\nArguments: \('x',\)\n$/)
})

test('shows a mapping as it was given', () => {
  reportLoggingError(new LogRecord('a', 10, '', 0, 'm', [{ a: 1 }]), 'no error')
  expect(lines.take()).toMatch(/Error: no error\n[\s\S]*Arguments: \{'a': 1\}\n$/)
})

test('is silent when exceptions are not to be raised', () => {
  setRaiseExceptions(false)
  reportLoggingError(record, new Error('x'))
  expect([raiseExceptions(), lines.take()]).toEqual([false, ''])
})

test('a stream that fails, too, does not throw', () => {
  setDefaultStream({
    write() {
      throw new Error('closed')
    },
  })
  expect(() => reportLoggingError(record, new Error('x'))).not.toThrow()
})
