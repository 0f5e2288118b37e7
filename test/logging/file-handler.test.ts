import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { setDefaultStream } from '../../src/logging/default-stream.ts'
import { FileHandler } from '../../src/logging/file-handler.ts'
import { LogRecord } from '../../src/logging/log-record.ts'
import { repr } from '../../src/repr/index.ts'
import { Lines } from './lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-repl-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => setDefaultStream())

const record = new LogRecord('a', 30, '', 0, 'hé %s', ['x'])
let files = 0

function fresh(): string {
  files += 1
  return join(folder, `${files}.log`)
}

test('writes records to the file, and appends to one that exists', () => {
  const path = fresh()
  for (let run = 0; run < 2; run += 1) {
    const handler = new FileHandler(path)
    handler.handle(record)
    handler.close()
  }
  expect(readFileSync(path, 'utf8')).toBe('hé x\nhé x\n')
})

test('takes its arguments by position or by name', () => {
  const path = fresh()
  new FileHandler(path, 'w').handle(record)
  new FileHandler(path, { mode: 'w', encoding: 'latin-1' }).handle(record)
  expect(readFileSync(path, 'latin1')).toBe('hé x\n')
  new FileHandler({ filename: path, mode: 'w' }).handle(record)
  expect(readFileSync(path, 'utf8')).toBe('hé x\n')
})

test('makes the file at once, unless it is to be delayed', () => {
  const [now, later] = [fresh(), fresh()]
  new FileHandler(now)
  const delayed = new FileHandler(later, { delay: true })
  expect([existsSync(now), existsSync(later)]).toEqual([true, false])
  delayed.handle(record)
  expect(existsSync(later)).toBe(true)
})

test('what the encoding does not have is reported, or replaced', () => {
  const [path, stderr] = [fresh(), new Lines()]
  setDefaultStream(stderr)
  new FileHandler(path, 'a', 'ascii').handle(record)
  expect(stderr.take()).toContain("UnicodeEncodeError: 'ascii' codec can't encode character")
  new FileHandler(path, 'a', { encoding: 'ascii', errors: 'backslashreplace' }).handle(record)
  expect(readFileSync(path, 'utf8')).toBe('h\\xe9 x\n')
})

const refused: [args: unknown[], message: string][] = [
  [[], "FileHandler.__init__() missing 1 required positional argument: 'filename'"],
  [[5], 'filename must be str, not int'],
  [['f', 'q'], "invalid mode: 'q'"],
  [['f', 'a', 'q'], 'unknown encoding: q'],
  [['f', { mod: 'a' }], "FileHandler.__init__() got an unexpected keyword argument 'mod'"],
]

for (const [args, message] of refused) {
  test(`refuses with: ${message}`, () => {
    expect(() => Reflect.construct(FileHandler, args)).toThrow(message)
  })
}

test('a path has its root, and prints as in Python', () => {
  const path = fresh()
  expect(repr(new FileHandler(path))).toBe(`<FileHandler ${path} (NOTSET)>`)
  const relative = new FileHandler('./some.log', { delay: true })
  expect(relative.baseFilename).toBe(`${process.cwd()}/some.log`)
  expect(relative).toMatchObject({ mode: 'a', encoding: null, errors: null, delay: true })
})
