import { expect, test } from 'vitest'
import { makeLogRecord } from '../../src/logging/log-record.ts'
import { NullHandler } from '../../src/logging/null-handler.ts'
import { repr } from '../../src/repr/index.ts'

test('does nothing', () => {
  const handler = new NullHandler()
  handler.setFormatter({
    format() {
      throw new Error('asked to format')
    },
  })
  handler.emit()
  expect([handler.handle(), repr(handler)]).toEqual([false, '<NullHandler (NOTSET)>'])
  expect(handler.filter(makeLogRecord({}))).toBe(true)
})
