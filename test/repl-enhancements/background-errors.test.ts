import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { watchBackgroundErrors } from '../../src/repl-enhancements/background-errors.ts'

const origins = ['unhandledRejection', 'uncaughtException'] as const

describe('watchBackgroundErrors', () => {
  test.each(origins)('reports an %s until it is stopped', (origin) => {
    const listeners = (): number => process.listenerCount(origin)
    const before = listeners()
    const reported: unknown[] = []
    const stop = watchBackgroundErrors((error, from) => reported.push([error, from]))
    expect(listeners()).toBe(before + 1)
    // The listener alone is called: an event would reach those of the test runner, too.
    const listener = process.listeners(origin as 'uncaughtException').at(-1)
    const error = new Error('lost')
    listener?.(error, origin)
    stop()
    expect(listeners()).toBe(before)
    expect(reported).toEqual([[error, origin]])
  })
})
