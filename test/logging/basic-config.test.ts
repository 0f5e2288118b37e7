import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { BasicConfig } from '../../src/logging/basic-config.ts'
import { setDefaultStream } from '../../src/logging/default-stream.ts'
import { FileHandler } from '../../src/logging/file-handler.ts'
import { Formatter } from '../../src/logging/formatter.ts'
import { Manager, type RootLogger } from '../../src/logging/manager.ts'
import { StreamHandler } from '../../src/logging/stream-handler.ts'
import { Lines } from './lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-repl-'))
afterAll(() => rmSync(folder, { recursive: true }))

let root: RootLogger
let config: BasicConfig
let stream: Lines
let stderr: Lines

beforeEach(() => {
  root = new Manager().root
  config = new BasicConfig(root)
  stream = new Lines()
  stderr = new Lines()
  setDefaultStream(stderr)
})
afterEach(() => setDefaultStream())

test('without options, WARNING and above go to stderr', () => {
  config.basicConfig()
  root.info('1')
  root.warning('2')
  expect([stderr.take(), root.level]).toEqual(['WARNING:root:2\n', 30])
})

const texts: [options: object, text: string][] = [
  [{ level: 10 }, 'DEBUG:root:hi\n'],
  [{ level: 'DEBUG' }, 'DEBUG:root:hi\n'],
  [{ level: 10, format: '%(message)s' }, 'hi\n'],
  [{ level: 10, style: '{' }, 'DEBUG:root:hi\n'],
  [{ level: 10, style: '$' }, 'DEBUG:root:hi\n'],
  [{ level: 10, style: '{', format: '{message:>4}' }, '  hi\n'],
  [{ level: 10, format: null }, 'hi\n'],
  [{ level: 10, format: '%(asctime)s', datefmt: '%%' }, '%\n'],
  [{ level: 20 }, ''],
  [{ level: null }, ''],
]

for (const [options, text] of texts) {
  test(`${JSON.stringify(options)} logs ${JSON.stringify(text)}`, () => {
    config.basicConfig({ ...options, stream })
    root.debug('hi')
    expect(stream.take()).toBe(text)
  })
}

test('does nothing when the root has handlers, whatever the options', () => {
  config.basicConfig({ stream })
  config.basicConfig({ level: 'X', nope: 1, format: 'x' } as object)
  config.basicConfig({ level: 10 })
  expect([root.handlers.length, root.level]).toEqual([1, 30])
})

test('force replaces handlers and closes them', () => {
  let closed = 0
  class Closing extends StreamHandler {
    override close(): void {
      closed += 1
    }
  }
  root.addHandler(new Closing(stream))
  config.basicConfig({ force: true, level: 10, stream: stderr })
  root.debug('x')
  expect([closed, stream.take(), stderr.take()]).toEqual([1, '', 'DEBUG:root:x\n'])
})

test('handlers of one’s own get the format unless they have one', () => {
  const [one, two] = [new StreamHandler(stream), new StreamHandler(stream)]
  two.setFormatter(new Formatter('two %(message)s'))
  config.basicConfig({ handlers: new Set([one, two]), format: 'one %(message)s' })
  root.warning('x')
  expect(stream.take()).toBe('one x\ntwo x\n')
})

test('logs to a file, which is appended to or emptied', () => {
  const filename = join(folder, 'a.log')
  config.basicConfig({ filename, format: '%(message)s' })
  root.warning('1')
  config.basicConfig({ filename, format: '%(message)s', force: true })
  root.warning('2')
  expect(readFileSync(filename, 'utf8')).toBe('1\n2\n')
  config.basicConfig({ filename, format: '%(message)s', force: true, filemode: 'w' })
  root.warning('3')
  expect(readFileSync(filename, 'utf8')).toBe('3\n')
})

test('what the encoding of the file does not have is escaped', () => {
  const filename = join(folder, 'b.log')
  config.basicConfig({ filename, format: '%(message)s', encoding: 'ascii' })
  root.warning('é')
  expect(readFileSync(filename, 'utf8')).toBe('\\xe9\n')
})

const both = "'stream' and 'filename' should not be specified together"
const either = "'stream' or 'filename' should not be specified together with 'handlers'"

/** CPython's errors, each for a root logger without handlers. */
const refused: [options: object, error: string][] = [
  [{ stream: null, filename: 'x' }, `ValueError: ${both}`],
  [{ stream: null, filename: null }, `ValueError: ${both}`],
  [{ handlers: [], stream: null }, `ValueError: ${either}`],
  [{ handlers: [], filename: 'x' }, `ValueError: ${either}`],
  [{ handlers: [], filemode: 'w' }, 'ValueError: Unrecognised argument(s): filemode'],
  [{ foo: 1 }, 'ValueError: Unrecognised argument(s): foo'],
  [{ foo: 1, level: 10, bar: 2 }, 'ValueError: Unrecognised argument(s): foo, bar'],
  [{ level: 'X' }, "ValueError: Unknown level: 'X'"],
  [{ level: 2.5 }, 'TypeError: Level not an integer or a valid string: 2.5'],
  [{ style: '?' }, 'ValueError: Style must be one of: %,{,$'],
  [{ format: 'x' }, "ValueError: Invalid format 'x' for '%' style"],
  [{ filename: 'f', filemode: 'q' }, "ValueError: invalid mode: 'q'"],
]

for (const [options, error] of refused) {
  test(`refuses ${JSON.stringify(options)}, and changes nothing`, () => {
    expect(outcome(() => config.basicConfig(options))).toBe(error)
    expect([root.handlers, root.level]).toEqual([[], 30])
  })
}

test('a call that is refused makes no file', () => {
  const filename = join(folder, 'refused.log')
  outcome(() => config.basicConfig({ filename, level: 'X' }))
  expect(readdirSync(folder)).not.toContain('refused.log')
})

test('takes no positional arguments', () => {
  expect(outcome(() => config.basicConfig(3 as never))).toBe(
    'TypeError: basicConfig() takes 0 positional arguments but 1 was given',
  )
})

test('an option that is undefined counts as not given', () => {
  const options: object = { stream: undefined, filename: undefined, level: undefined }
  config.basicConfig(options)
  expect([root.handlers.length, root.level]).toEqual([1, 30])
})

test('a preset configures as basicConfig does', () => {
  config.presetBasicConfig({ level: 10 })
  root.debug('x')
  expect(stderr.take()).toBe('DEBUG:root:x\n')
})

test('the first basicConfig replaces a preset, the second finds handlers', () => {
  config.presetBasicConfig({ level: 10 })
  config.basicConfig({ level: 'DEBUG', format: '%(message)s' })
  root.debug('1')
  config.basicConfig({ format: 'again %(message)s' })
  root.debug('2')
  expect([stderr.take(), root.handlers.length]).toEqual(['1\n2\n', 1])
})

test('a bare basicConfig after a preset leaves a fresh Python', () => {
  config.presetBasicConfig({ level: 10 })
  config.basicConfig()
  root.info('1')
  root.warning('2')
  expect([stderr.take(), root.level]).toEqual(['WARNING:root:2\n', 30])
})

test('a level that was set by hand survives the preset', () => {
  config.presetBasicConfig({ level: 10 })
  root.setLevel(20)
  config.basicConfig()
  expect(root.level).toBe(20)
})

test('with a handler that was added by hand, only the preset goes', () => {
  config.presetBasicConfig({ level: 10 })
  const own = new StreamHandler(stream)
  root.addHandler(own)
  config.basicConfig({ level: 10 })
  expect([root.handlers, root.level]).toEqual([[own], 30])
})

test('a preset gives way to force, too', () => {
  config.presetBasicConfig({ level: 10 })
  config.basicConfig({ force: true, stream })
  expect([root.handlers.length, root.level]).toEqual([1, 30])
})

test('a call that is refused leaves the preset in force', () => {
  config.presetBasicConfig({ level: 10 })
  outcome(() => config.basicConfig({ levle: 10 } as object))
  root.debug('1')
  config.basicConfig({ level: 10, format: '%(message)s' })
  root.debug('2')
  expect(stderr.take()).toBe('DEBUG:root:1\n2\n')
})

test('a preset does nothing when the root has handlers', () => {
  config.basicConfig({ stream })
  config.presetBasicConfig({ level: 10 })
  expect([root.handlers.length, root.level]).toEqual([1, 30])
})

test('a file handler of a preset is closed with it', () => {
  config.presetBasicConfig({ filename: join(folder, 'c.log') })
  const [handler] = root.handlers
  expect(handler).toBeInstanceOf(FileHandler)
  config.basicConfig({ stream })
  expect(root.handlers).not.toContain(handler)
})

function outcome(work: () => void): string {
  try {
    work()
    return 'no error'
  } catch (error) {
    return String(error)
  }
}
