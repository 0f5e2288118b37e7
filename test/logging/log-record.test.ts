import { afterEach, expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { systemClock } from '../../src/clock/system-clock.ts'
import { LogRecord, makeLogRecord, setRecordClock } from '../../src/logging/log-record.ts'
import { repr } from '../../src/repr/index.ts'

afterEach(() => {
  setRecordClock(systemClock)
})

const moment = Date.UTC(2023, 1, 16, 11, 0, 47) + 123

test('takes its time from the clock', () => {
  const clock = new ManualClock(moment)
  expect(setRecordClock(clock)).toBe(systemClock)
  clock.advance(1900)
  const { created, msecs, relativeCreated } = new LogRecord('a', 10, '', 0, 'm', [])
  expect([created, msecs, relativeCreated]).toEqual([1676545249.023, 23, 1900])
})

test('has the fields of Python', () => {
  const record = new LogRecord('a.b', 30, '/srv/app/main.py', 12, 'm', [1], null, 'go', 'stack')
  expect(record).toMatchObject({
    ...{ name: 'a.b', levelno: 30, levelname: 'WARNING', msg: 'm', args: [1] },
    ...{ pathname: '/srv/app/main.py', filename: 'main.py', module: 'main', lineno: 12 },
    ...{ funcName: 'go', exc_info: null, exc_text: null, stack_info: 'stack' },
    ...{ threadName: 'MainThread', processName: 'MainProcess', process: process.pid },
  })
})

const paths: [pathname: string, filename: string, module: string][] = [
  ['', '', ''],
  ['main.test.py', 'main.test.py', 'main.test'],
  ['C:\\app\\main.py', 'main.py', 'main'],
  ['/srv/.profile', '.profile', '.profile'],
]

for (const [pathname, filename, module] of paths) {
  test(`the file of '${pathname}' is '${filename}', its module '${module}'`, () => {
    const record = new LogRecord('a', 10, pathname, 0, 'm', [])
    expect([record.filename, record.module]).toEqual([filename, module])
  })
}

const messages: [msg: unknown, args: unknown[] | null, text: string][] = [
  ['%s and %d', ['a', 5], 'a and 5'],
  ['100%', [], '100%'],
  ['100%', null, '100%'],
  ['%(a)s', [{ a: 1 }], '1'],
  ['%(a)s', [new Map([['a', 1]])], '1'],
  ['%s', [{ a: 1 }], "{'a': 1}"],
  ['%s', [{}], '{}'],
  ['%s', [[1, 2]], '[1, 2]'],
  ['%s %s', [{ a: 1 }, 2], "{'a': 1} 2"],
  [{ a: 1 }, [], "{'a': 1}"],
  [null, [], 'None'],
  [5, [], '5'],
]

for (const [msg, args, text] of messages) {
  test(`${JSON.stringify(msg)} of ${JSON.stringify(args)} reads ${text}`, () => {
    expect(new LogRecord('a', 10, '', 0, msg, args).getMessage()).toBe(text)
  })
}

test('an empty mapping is an argument like any other', () => {
  expect(() => new LogRecord('a', 10, '', 0, 'x', [{}]).getMessage()).toThrow(
    'not all arguments converted during string formatting',
  )
  expect(new LogRecord('a', 10, '', 0, 'x', [{ a: 1 }]).getMessage()).toBe('x')
})

test('prints as in Python', () => {
  const record = makeLogRecord({ name: 'n', levelno: 30, msg: 'm', user: 'ann' })
  expect(repr(record)).toBe('<LogRecord: n, 30, , 0, "m">')
  expect(record.user).toBe('ann')
})
