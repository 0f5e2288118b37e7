import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Level, logging } from '../../src/logging/index.ts'
import { currentLog, type LogChoice, switchLog } from '../../src/shell/log-switch.ts'

let lines: string[] = []

beforeEach(() => {
  lines = []
  logging.basicConfig({
    level: 'DEBUG',
    format: '%(message)s',
    stream: { write: (text: string) => lines.push(text.trimEnd()) },
    force: true,
  })
})

afterEach(() => switchLog('debug'))

function request(): void {
  const pool = logging.getLogger('urllib3.connectionpool')
  pool.debug('Starting new HTTP connection (%d): %s:%s', 1, 'a', 80)
  pool.debug('%s://%s:%s "%s %s %s" %s %s', 'http', 'a', 80, 'GET', '/', 'HTTP/1.1', 200, 5)
  logging.getLogger('mine').debug('mine')
}

const starting = 'Starting new HTTP connection (1): a:80'
const answered = 'http://a:80 "GET / HTTP/1.1" 200 5'

const cases: readonly (readonly [LogChoice, readonly string[]])[] = [
  ['off', ['mine']],
  ['conn', [starting, 'mine']],
  ['debug', [starting, answered, 'mine']],
]

test.each(cases)('.log %s', (choice, expected) => {
  switchLog(choice)
  request()
  expect(lines).toEqual(expected)
  expect(currentLog()).toBe(choice)
})

test.each(['WARNING', 'INFO'] satisfies Level[])(
  '.log debug says what level %s would not',
  (level) => {
    logging.getLogger().setLevel(level)
    switchLog('debug')
    request()
    expect(lines).toEqual([starting, answered])
  },
)
