import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDefaultStream } from '../../src/logging/default-stream.ts'
import { setRaiseExceptions } from '../../src/logging/error-report.ts'
import { Formatter } from '../../src/logging/formatter.ts'
import type { Logger } from '../../src/logging/logger.ts'
import { Manager } from '../../src/logging/manager.ts'
import { StreamHandler } from '../../src/logging/stream-handler.ts'
import { repr } from '../../src/repr/index.ts'
import { Lines } from './lines.ts'

const format = '%(levelname)s:%(name)s:%(message)s'

let manager: Manager
let lines: Lines
let log: Logger

/** A handler of the logger that writes to the lines it gives. */
function listen(logger: Logger, text: string): Lines {
  const heard = new Lines()
  const handler = new StreamHandler(heard)
  handler.setFormatter(new Formatter(text))
  logger.addHandler(handler)
  return heard
}

beforeEach(() => {
  manager = new Manager()
  lines = listen(manager.root, format)
  log = manager.getLogger('a.b')
})
afterEach(() => {
  setDefaultStream()
  setRaiseExceptions(true)
})

test('logs what is severe enough', () => {
  manager.root.setLevel('DEBUG')
  log.debug('%s', 1)
  log.info('%s', 2)
  log.warning('%s', 3)
  log.warn('%s', 4)
  log.error('%s', 5)
  log.critical('%s', 6)
  log.fatal('%s', 7)
  log.log(35, '%s', 8)
  expect(lines.take()).toBe(
    'DEBUG:a.b:1\nINFO:a.b:2\nWARNING:a.b:3\nWARNING:a.b:4\nERROR:a.b:5\nCRITICAL:a.b:6\n' +
      'CRITICAL:a.b:7\nLevel 35:a.b:8\n',
  )
  log.setLevel(50)
  for (const method of ['debug', 'info', 'warning', 'error', 'exception'] as const) log[method]('x')
  log.log(49, 'x')
  expect(lines.take()).toBe('')
})

/** The levels of the root, a and a.b, and what a.b and a then take up. */
const effective: [levels: [number, number, number], atB: number, atA: number][] = [
  [[30, 0, 0], 30, 30],
  [[30, 20, 0], 20, 20],
  [[30, 20, 10], 10, 20],
  [[30, 0, 10], 10, 30],
  [[0, 0, 1], 1, 0],
]

for (const [[root, a, b], atB, atA] of effective) {
  test(`levels ${root}, ${a} and ${b} make ${atB} effective`, () => {
    const above = manager.getLogger('a')
    manager.root.setLevel(root)
    above.setLevel(a)
    log.setLevel(b)
    expect([log.getEffectiveLevel(), above.getEffectiveLevel()]).toEqual([atB, atA])
    expect([log.isEnabledFor(atB), log.isEnabledFor(atB - 1)]).toEqual([true, false])
  })
}

test('what is enabled is known anew after every change', () => {
  const known = () => [log.isEnabledFor(10), log.isEnabledFor(30)]
  expect(known()).toEqual([false, true])
  manager.root.setLevel(10)
  expect(known()).toEqual([true, true])
  manager.getLogger('a').setLevel({ level: 'ERROR' })
  expect(known()).toEqual([false, false])
  log.level = 30
  expect(known()).toEqual([false, true])
  manager.disable = 30
  expect(known()).toEqual([false, false])
  manager.disable = 'NOTSET'
  expect(known()).toEqual([false, true])
  log.disabled = true
  expect(known()).toEqual([false, false])
})

test('a level that is none is refused', () => {
  expect(() => log.setLevel('X')).toThrow("Unknown level: 'X'")
  expect(() => log.setLevel(2.5)).toThrow('Level not an integer or a valid string: 2.5')
  expect(() => Reflect.apply(log.setLevel, log, [])).toThrow(
    "Logger.setLevel() missing 1 required positional argument: 'level'",
  )
  expect(() => log.log('x' as never, 'm')).toThrow(new TypeError('level must be an integer'))
  setRaiseExceptions(false)
  expect(() => log.log(1.5, 'm')).not.toThrow()
})

test('records go up to the root, unless they are not to', () => {
  const own = listen(log, 'own %(message)s')
  log.warning('1')
  log.propagate = false
  log.warning('2')
  expect([own.take(), lines.take()]).toEqual(['own 1\nown 2\n', 'WARNING:a.b:1\n'])
})

test('the level of a handler counts, those of the loggers above do not', () => {
  manager.root.handlers[0]?.setLevel('ERROR')
  log.setLevel(10)
  const own = listen(log, '%(message)s')
  log.debug('1')
  log.error('2')
  expect([own.take(), lines.take()]).toEqual(['1\n2\n', 'ERROR:a.b:2\n'])
})

test('filters of the logger itself count, those of the loggers above do not', () => {
  manager.root.addFilter(() => false)
  log.warning('1')
  log.addFilter(() => false)
  log.warning('2')
  expect(lines.take()).toBe('WARNING:a.b:1\n')
})

test('holds each handler once, and forgives the removal of another', () => {
  const [handler] = manager.root.handlers
  if (handler) manager.root.addHandler(handler)
  manager.root.removeHandler(new StreamHandler())
  expect(manager.root.handlers).toHaveLength(1)
  if (handler) manager.root.removeHandler(handler)
  expect(manager.root.handlers).toHaveLength(0)
})

test('knows whether it has handlers', () => {
  expect(log.hasHandlers()).toBe(true)
  log.propagate = false
  expect(log.hasHandlers()).toBe(false)
  listen(log, '%(message)s')
  expect(log.hasHandlers()).toBe(true)
})

test('warnings nobody handles go to stderr, bare', () => {
  const stderr = new Lines()
  setDefaultStream(stderr)
  manager.root.handlers = []
  log.info('1')
  log.warning('%d', 2)
  expect(stderr.take()).toBe('2\n')
})

test('without a last resort it is said once that there are no handlers', () => {
  const stderr = new Lines()
  setDefaultStream(stderr)
  manager.root.handlers = []
  manager.lastResort = null
  log.warning('1')
  log.warning('2')
  expect(stderr.take()).toBe('No handlers could be found for logger "a.b"\n')
})

/** The last argument may hold Python's keyword arguments. */
const lastArguments: [name: string, args: unknown[], text: string][] = [
  ['extra fields are no argument', ['%s', 'x', { extra: { user: 'ann' } }], 'x'],
  ['an object of other keys is one', ['%s', { user: 'ann' }], "{'user': 'ann'}"],
  ['an empty object is one', ['%s', {}], '{}'],
  ['names are found in an object', ['%(user)s', { user: 'ann' }], 'ann'],
  ['an object that is not needed is dropped', ['x', { user: 'ann' }], 'x'],
]

for (const [name, [msg, ...args], text] of lastArguments) {
  test(name, () => {
    log.warning(msg, ...args)
    expect(lines.take()).toBe(`WARNING:a.b:${text}\n`)
  })
}

test('extra fields are fields of the record', () => {
  const heard = listen(log, '%(user)s')
  log.warning('x', { extra: { user: 'ann' } })
  expect(heard.take()).toBe('ann\n')
})

for (const key of ['message', 'asctime', 'name', 'lineno']) {
  test(`an extra field must not be called ${key}`, () => {
    expect(() => log.warning('x', { extra: { [key]: 1 } })).toThrow(
      `"Attempt to overwrite '${key}' in LogRecord"`,
    )
  })
}

const error = new RangeError('deep')
error.stack = 'RangeError: deep\n    at f'
const shown = 'RangeError: deep\n    at f\n'

const errors: [name: string, log: () => void, text: string][] = [
  ['one that is given', () => log.error('x', { exc_info: error }), `ERROR:a.b:x\n${shown}`],
  ['one that is given to a warning', () => log.warning('x', { exc_info: error }), shown],
  ['none that is known', () => log.error('x', { exc_info: true }), 'NoneType: None\n'],
  ['none that is known, by a number', () => log.error('x', { exc_info: 1 }), 'NoneType: None\n'],
  ['none that is wanted', () => log.error('x', { exc_info: false }), 'ERROR:a.b:x\n'],
  ['the last argument of exception()', () => log.exception('%s', error), `deep\n${shown}`],
  ['the one that exception() is given', () => log.exception('x', { exc_info: error }), shown],
  ['none in exception()', () => log.exception('x'), 'ERROR:a.b:x\nNoneType: None\n'],
  ['none wanted in exception()', () => log.exception('x', { exc_info: null }), 'ERROR:a.b:x\n'],
]

for (const [name, call, text] of errors) {
  test(`shows an error: ${name}`, () => {
    call()
    expect(lines.take().endsWith(text)).toBe(true)
  })
}

test('shows where the call was made', () => {
  log.warning('x', { stack_info: true })
  expect(lines.take()).toMatch(/^WARNING:a.b:x\nStack \(innermost call first\):\n {4}at /)
})

test('a wrong format does not throw', () => {
  const stderr = new Lines()
  setDefaultStream(stderr)
  log.warning('%d', 'x')
  expect(stderr.take()).toMatch(/^--- Logging error ---\n/)
})

test('a record made elsewhere is handled, unless the logger is disabled', () => {
  let seen = 0
  log.addFilter(() => {
    seen += 1
    return true
  })
  manager.root.addFilter((record) => record.levelno > 0)
  log.warning('x')
  log.disabled = true
  log.warning('x')
  expect(seen).toBe(1)
})

test('finds loggers below it', () => {
  expect(log.getChild('c.d')).toBe(manager.getLogger('a.b.c.d'))
  expect(manager.root.getChild('x')).toBe(manager.getLogger('x'))
})

test('prints as in Python', () => {
  log.setLevel(10)
  expect([repr(log), repr(manager.root)]).toEqual([
    '<Logger a.b (DEBUG)>',
    '<RootLogger root (WARNING)>',
  ])
})
