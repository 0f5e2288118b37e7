import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDefaultStream } from '../../src/logging/default-stream.ts'
import { logging, presetBasicConfig } from '../../src/logging/index.ts'
import { Lines } from './lines.ts'

let stderr: Lines

beforeEach(() => {
  stderr = new Lines()
  setDefaultStream(stderr)
})
afterEach(() => {
  for (const handler of [...logging.root.handlers]) logging.root.removeHandler(handler)
  logging.root.setLevel(logging.WARNING)
  logging.disable(logging.NOTSET)
  logging.lastResort = lastResort
  logging.raiseExceptions = true
  setDefaultStream()
})

const { lastResort } = logging

test('the lines of the documents run', () => {
  presetBasicConfig({ level: logging.DEBUG })
  const urllib3 = logging.getLogger('urllib3.connectionpool')
  urllib3.debug('Starting new %s connection (%d): %s', 'HTTPS', 1, 'www.wikipedia.org')
  logging.basicConfig({ level: logging.DEBUG, format: '%(message)s' })
  urllib3.debug('Starting new %s connection (%d): %s', 'HTTPS', 1, 'www.wikipedia.org')
  expect(stderr.take()).toBe(
    'DEBUG:urllib3.connectionpool:Starting new HTTPS connection (1): www.wikipedia.org\n' +
      'Starting new HTTPS connection (1): www.wikipedia.org\n',
  )
})

test('a function of the module configures the root logger that has no handlers', () => {
  const functions = ['debug', 'info', 'warning', 'warn', 'error', 'critical', 'fatal'] as const
  for (const name of functions) logging[name]('%s', name)
  logging.log(35, 'log')
  expect(stderr.take()).toBe(
    'WARNING:root:warning\nWARNING:root:warn\nERROR:root:error\nCRITICAL:root:critical\n' +
      'CRITICAL:root:fatal\nLevel 35:root:log\n',
  )
  expect(logging.root.handlers).toHaveLength(1)
})

test('a logger leaves the root logger alone', () => {
  logging.getLogger('x').warning('bare')
  expect([stderr.take(), logging.root.handlers.length]).toEqual(['bare\n', 0])
})

test('exception() of the module shows the error', () => {
  const error = new RangeError('deep')
  error.stack = ''
  logging.exception('x', { exc_info: error })
  expect(stderr.take()).toBe('ERROR:root:x\nRangeError: deep\n')
})

test('the root logger has several names', () => {
  const names = [null, '', 'root'] as const
  for (const name of names) expect(logging.getLogger(name)).toBe(logging.root)
  expect(logging.getLogger()).toBe(logging.root)
  expect(logging.getLogger({ name: 'a.b' })).toBe(logging.getLogger('a.b'))
  expect(() => logging.getLogger(3 as never)).toThrow(
    new TypeError('A logger name must be a string'),
  )
})

test('levels are disabled everywhere, up to CRITICAL unless said otherwise', () => {
  const log = logging.getLogger('d')
  const enabled = () => [20, 30, 50].map((level) => log.isEnabledFor(level))
  logging.root.setLevel(10)
  logging.disable(20)
  expect(enabled()).toEqual([false, true, true])
  logging.disable({ level: 'WARNING' })
  expect(enabled()).toEqual([false, false, true])
  logging.disable()
  expect(enabled()).toEqual([false, false, false])
  expect(() => logging.disable('X')).toThrow("Unknown level: 'X'")
})

test('the last resort can be replaced or switched off', () => {
  const lines = new Lines()
  logging.lastResort = new logging.StreamHandler(lines)
  logging.getLogger('x').warning('1')
  logging.lastResort = null
  logging.raiseExceptions = false
  logging.getLogger('x').warning('2')
  expect([lines.take(), stderr.take()]).toEqual(['1\n', ''])
  expect([logging.lastResort, logging.raiseExceptions]).toEqual([null, false])
})

test('a level gets a name', () => {
  logging.addLevelName(15, 'FINE')
  logging.addLevelName({ level: 16, levelName: 'FINER' })
  expect([logging.getLevelName(15), logging.getLevelNamesMapping().FINER]).toEqual(['FINE', 16])
  expect(() => Reflect.apply(logging.addLevelName, null, [])).toThrow(
    "addLevelName() missing 2 required positional arguments: 'level' and 'levelName'",
  )
})

test('the idioms of Python have their names here', () => {
  const python =
    'BASIC_FORMAT CRITICAL DEBUG ERROR FATAL FileHandler Filter Formatter Handler INFO LogRecord ' +
    'Logger NOTSET NullHandler StreamHandler WARN WARNING addLevelName basicConfig critical ' +
    'debug disable error exception fatal getLevelName getLevelNamesMapping getLogger info ' +
    'lastResort log makeLogRecord raiseExceptions root shutdown warn warning'
  expect(Object.keys(logging).sort()).toEqual(python.split(' '))
  expect(Object.isFrozen(logging)).toBe(true)
  expect(logging.root.manager.loggerDict.has('urllib3')).toBe(true)
  expect(logging.WARN).toBe(logging.WARNING)
})
