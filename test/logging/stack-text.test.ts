import { expect, test } from 'vitest'
import { callStack, errorLine, errorText, setStackReader } from '../../src/logging/stack-text.ts'

function withStack<E extends Error>(error: E, ...frames: string[]): E {
  error.stack = ['Error: as the engine wrote it', ...frames.map((frame) => `    at ${frame}`)].join(
    '\n',
  )
  return error
}

test('is the class, the message and where it happened', () => {
  expect(errorText(withStack(new TypeError('no'), 'f (file.js:1:2)', 'file.js:3:4'))).toBe(
    'TypeError: no\n    at f (file.js:1:2)\n    at file.js:3:4',
  )
})

test('an error without a message is its class', () => {
  expect(errorLine(new RangeError())).toBe('RangeError')
})

test('what it was caused by comes first', () => {
  const cause = withStack(new RangeError('deep'), 'g')
  expect(errorText(withStack(new Error('top', { cause }), 'f'))).toBe(
    'RangeError: deep\n    at g\n\n' +
      'The above exception was the direct cause of the following exception:\n\n' +
      'Error: top\n    at f',
  )
})

test('errors that cause each other come to an end', () => {
  const one = withStack(new Error('one'))
  const two = withStack(new Error('two', { cause: one }))
  one.cause = two
  expect(errorText(one)).toContain('Error: two')
})

test('what is no error is printed as a value', () => {
  expect(errorText('oops')).toBe("'oops'")
})

test('the call stack leads to whoever called into the room', () => {
  const lines = callStack()
  expect(lines[0]).toContain('stack-text.test.ts')
  expect(lines.join('\n')).not.toContain('src/logging')
})

test('the limit of stacks stays what it was', () => {
  const limit = Error.stackTraceLimit
  callStack()
  expect(Error.stackTraceLimit).toBe(limit)
})

test('stacks are shown as a reader has them', () => {
  setStackReader(() => 'Error\n    at f (<input-1>:1:2)')
  const shown = [callStack(), errorText(new RangeError('no'))]
  setStackReader()
  expect(shown).toEqual([['    at f (<input-1>:1:2)'], 'RangeError: no\n    at f (<input-1>:1:2)'])
})
