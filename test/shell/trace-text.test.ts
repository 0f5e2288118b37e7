import { expect, test } from 'vitest'
import { traceText } from '../../src/shell/trace-text.ts'

const stackOf = (error: unknown): string => `<${error instanceof Error ? error.message : error}>`

test('a trace has the causes, each once', () => {
  const inner = new Error('inner')
  const outer = new Error('outer', { cause: inner })
  inner.cause = outer
  expect(traceText(outer, stackOf)).toBe('<outer>\ncaused by: <inner>')
})

test('a trace may be of what is no error', () => {
  expect(traceText('text', stackOf)).toBe('<text>')
  expect(traceText(undefined, stackOf)).toBe('There was no error')
})
