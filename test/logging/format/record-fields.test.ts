import { expect, test } from 'vitest'
import { RecordFields } from '../../../src/logging/format/record-fields.ts'
import { LogRecord } from '../../../src/logging/log-record.ts'
import { repr } from '../../../src/repr/index.ts'

const record = new LogRecord('a', 20, '', 0, 'm', ['x'])
record.msecs = 7
record.user = 'ann'

test('finds what the record has, then the defaults', () => {
  const fields = new RecordFields(record, { user: 'nobody', host: 'h' })
  expect([fields.get('user'), fields.get('host'), fields.get('levelno')]).toEqual(['ann', 'h', 20])
  expect([fields.has('user'), fields.has('host'), fields.has('nope')]).toEqual([true, true, false])
})

test('what comes with every object is no field', () => {
  const fields = new RecordFields(record, {})
  expect([fields.has('getMessage'), fields.has('toString')]).toEqual([false, false])
})

test('floats print as floats, and arguments as a tuple', () => {
  const fields = new RecordFields(record, {})
  expect([repr(fields.get('msecs')), repr(fields.get('args'))]).toEqual(['7.0', "('x',)"])
})
