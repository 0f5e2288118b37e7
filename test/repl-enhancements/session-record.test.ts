import { expect, test } from 'vitest'
import { SessionRecord } from '../../src/repl-enhancements/session-record.ts'

test('a record has each input with what appeared while it was executed', () => {
  const record = new SessionRecord()
  const outcome = { succeeded: true, shown: false, awaited: [7] }
  record.note('before')
  record.begin('a')
  record.note('one ')
  record.note('two')
  record.end(outcome)
  record.note('between')
  record.begin('b')
  record.end({ ...outcome, succeeded: false })
  expect(record.inputs).toEqual([
    { source: 'a', output: 'one two', ...outcome },
    { source: 'b', output: '', ...outcome, succeeded: false },
  ])
})
