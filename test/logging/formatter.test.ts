// biome-ignore-all lint/suspicious/noTemplateCurlyInString: formats in Python's style $
import { afterAll, afterEach, expect, test } from 'vitest'
import { gmtime, localtime } from '../../src/logging/format/struct-time.ts'
import { Formatter, type FormatterArguments, type StyleName } from '../../src/logging/formatter.ts'
import { LogRecord } from '../../src/logging/log-record.ts'

const zone = process.env.TZ
process.env.TZ = 'Europe/Paris'
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})
afterEach(() => {
  Formatter.converter = localtime
})

/** Format, datefmt and style, and what CPython's Formatter makes of the record below. */
const cases: [fmt: string | null, datefmt: string | null, style: string, result: string][] = [
  [null, null, '%', 'hi x'],
  ['%(levelname)s:%(name)s:%(message)s', null, '%', 'INFO:a.b:hi x'],
  ['%(asctime)s %(levelname)-8s|', null, '%', '2023-02-16 12:00:47,123 INFO    |'],
  ['%(asctime)s', '%H:%M:%S', '%', '12:00:47'],
  ['%(asctime)s', '', '%', '2023-02-16 12:00:47,123'],
  [
    '%(msecs)03d %(created)f %(process)d %(threadName)s %(relativeCreated)d',
    null,
    '%',
    '123 1676545247.123000 77 MainThread 5021',
  ],
  ['%(msecs)s %(created)s %(relativeCreated)r', null, '%', '123.0 1676545247.123 5021.5'],
  [
    '%(filename)s:%(lineno)d %(module)s %(funcName)s %(pathname)s',
    null,
    '%',
    'file.py:12 file fn /p/q/file.py',
  ],
  ['%(args)s %(msg)s %(foo)05d %(levelno)s', null, '%', "('x',) hi %s 00007 20"],
  ['%(thread)d %(processName)s %(exc_info)s', null, '%', '1 MainProcess None'],
  ['%(nope)s', null, '%', "ValueError: Formatting field not found in record: 'nope'"],
  ['x', null, '%', "ValueError: Invalid format 'x' for '%' style"],
  ['%(message)d', null, '%', 'TypeError: %d format: a real number is required, not str'],
  [null, null, '{', 'hi x'],
  ['{levelname:<8}|{name:>6}|{message!r}', null, '{', "INFO    |   a.b|'hi x'"],
  ['{asctime} {msecs:03.0f} {lineno:04d}', '%H:%M', '{', '12:00 123 0012'],
  ['{{{message}}}', null, '{', '{hi x}'],
  ['{args}', null, '{', "('x',)"],
  ['x', null, '{', 'ValueError: invalid format: no fields'],
  ['{', null, '{', "ValueError: invalid format: Single '{' encountered in format string"],
  ['}', null, '{', "ValueError: invalid format: Single '}' encountered in format string"],
  ['{message', null, '{', "ValueError: invalid format: expected '}' before end of string"],
  ['{message!z}', null, '{', "ValueError: invalid format: invalid conversion: 'z'"],
  ['{message:+++}', null, '{', "ValueError: invalid format: bad specifier: '+++'"],
  ['{x y}', null, '{', "ValueError: invalid format: invalid field name/expression: 'x y'"],
  ['{nope}', null, '{', "ValueError: Formatting field not found in record: 'nope'"],
  ['{message:d}', null, '{', "ValueError: Unknown format code 'd' for object of type 'str'"],
  [null, null, '$', 'hi x'],
  ['$levelname ${name} $$5', null, '$', 'INFO a.b $5'],
  ['${asctime}|$asctime', '%H', '$', '12|12'],
  ['$', null, '$', "ValueError: invalid format: bare '$' not allowed"],
  ['x', null, '$', 'ValueError: invalid format: no fields'],
  ['$nope', null, '$', "ValueError: Formatting field not found in record: 'nope'"],
  ['%(message)s', null, '?', 'ValueError: Style must be one of: %,{,$'],
]

function record(fields: object = {}): LogRecord {
  const made = new LogRecord('a.b', 20, '/p/q/file.py', 12, 'hi %s', ['x'], null, 'fn')
  const fixed = { created: 1676545247.123, msecs: 123, relativeCreated: 5021.5, process: 77 }
  return Object.assign(made, fixed, { thread: 1, foo: 7 }, fields)
}

for (const [fmt, datefmt, style, result] of cases) {
  test(`${fmt} in style ${style} gives ${result}`, () => {
    expect(outcome(fmt, datefmt, style as StyleName)).toBe(result)
  })
}

function outcome(...args: FormatterArguments): string {
  try {
    return new Formatter(...args).format(record())
  } catch (error) {
    return String(error)
  }
}

test('takes keyword arguments', () => {
  expect(outcome({ fmt: '%(asctime)s %(message)s', datefmt: '%H' })).toBe('12 hi x')
  expect(outcome('{message}', { style: '{' })).toBe('hi x')
  expect(outcome('%(asctime)s', '%S', { style: '%' })).toBe('47')
})

test('refuses keyword arguments that there are not', () => {
  expect(outcome({ format: 'x' } as object)).toBe(
    "TypeError: Formatter.__init__() got an unexpected keyword argument 'format'",
  )
})

test('a format without a field passes where nobody checks', () => {
  expect(new Formatter('x', null, '%', false).format(record())).toBe('x')
  expect(new Formatter('x', { validate: false }).format(record())).toBe('x')
})

test('defaults stand in for fields that a record does not have', () => {
  const formatter = new Formatter('%(foo)s %(user)s', { defaults: { user: 'nobody', foo: 1 } })
  expect(formatter.format(record())).toBe('7 nobody')
  expect(formatter.format(record({ user: 'ann' }))).toBe('7 ann')
})

test('tells the time as the class or the instance says', () => {
  const formatter = new Formatter('%(asctime)s')
  Formatter.converter = gmtime
  expect(formatter.format(record())).toBe('2023-02-16 11:00:47,123')
  formatter.converter = localtime
  expect(formatter.format(record())).toBe('2023-02-16 12:00:47,123')
})

test('the default time can be written otherwise', () => {
  const formatter = new Formatter('%(asctime)s')
  formatter.default_msec_format = '%s.%03d'
  expect(formatter.format(record())).toBe('2023-02-16 12:00:47.123')
  formatter.default_msec_format = null
  formatter.default_time_format = '%H:%M'
  expect(formatter.format(record())).toBe('12:00')
})

test('puts the error and the stack below the message', () => {
  const formatter = new Formatter('%(message)s')
  const error = new TypeError('no')
  error.stack = 'TypeError: no\n    at f (file.js:1:1)'
  const text = formatter.format(record({ exc_info: error, stack_info: 'Stack:\n    at g' }))
  expect(text).toBe('hi x\nTypeError: no\n    at f (file.js:1:1)\nStack:\n    at g')
})

test('an error asked for where none is known is None', () => {
  expect(new Formatter().format(record({ exc_info: true }))).toBe('hi x\nNoneType: None')
})

test('an error is made into text once', () => {
  const same = record({ exc_info: new Error('a'), exc_text: 'known' })
  expect(new Formatter().format(same)).toBe('hi x\nknown')
  expect(new Formatter().format(record({ msg: 'a\n', args: [], exc_text: 'b' }))).toBe('a\nb')
})

test('leaves message and asctime on the record, as Python does', () => {
  const seen = record()
  new Formatter('%(asctime)s').format(seen)
  expect([seen.message, seen.asctime]).toEqual(['hi x', '2023-02-16 12:00:47,123'])
})
