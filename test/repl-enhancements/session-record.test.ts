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
    { source: 'a', output: 'one two', isCommand: false, late: 'between', ...outcome },
    { source: 'b', output: '', isCommand: false, ...outcome, succeeded: false },
  ])
})

test('observers hear of inputs and commands as they go', () => {
  const record = new SessionRecord()
  const outcome = { succeeded: true, shown: false, awaited: [] }
  const heard: string[] = []
  const stop = record.observe({
    begin: (source, isCommand) => heard.push(`${isCommand ? 'command' : 'input'} ${source}`),
    note: (text) => heard.push(text),
    noteLate: (text) => heard.push(`late ${text}`),
    end: ({ succeeded }) => heard.push(String(succeeded)),
  })
  record.note('before')
  record.begin('.fresh', true)
  record.note('done')
  record.end(outcome)
  record.note('later')
  record.end(outcome)
  record.begin('a')
  record.end({ ...outcome, succeeded: false })
  stop()
  record.begin('b')
  expect(heard).toEqual(['command .fresh', 'done', 'true', 'late later', 'input a', 'false'])
  expect(record.inputs.map(({ isCommand }) => isCommand)).toEqual([true, false])
})
