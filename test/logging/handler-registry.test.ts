import { expect, test } from 'vitest'
import { registerHandler, shutdown } from '../../src/logging/handler-registry.ts'

test('shutting down flushes and closes all, the last made first', () => {
  const calls: string[] = []
  const handlers = ['one', 'two'].map((name) => ({
    flush: () => calls.push(`flush ${name}`),
    close: () => calls.push(`close ${name}`),
  }))
  for (const handler of handlers) registerHandler(handler)
  shutdown()
  expect(calls).toEqual(['flush two', 'close two', 'flush one', 'close one'])
  expect(handlers).toHaveLength(2)
})
