import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HistoryFile } from '../../../src/repl-enhancements/editing/history-file.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'))
  file = join(folder, 'state', 'history')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(size?: number, redact?: (input: string) => string): HistoryFile {
  return new HistoryFile({ file, ...(size && { size }), ...(redact && { redact }) })
}

function opened(size?: number): HistoryFile {
  const history = open(size)
  history.load()
  return history
}

describe('HistoryFile', () => {
  const inputs: readonly string[] = [
    '1 + 1',
    'for (const n of [1]) {\n  print(n)\n\n}',
    "text = '''\n>>> no prompt\n... nor this\n'''",
    '`>>> a`',
    'print("ü 🙂")',
    '\\n',
  ]

  test.each(inputs)('gives back %j whole', (input) => {
    opened().append(input)
    expect(open().load()).toEqual([input])
  })

  test('keeps the order of inputs, and begins with none', () => {
    const history = open()
    expect(history.load()).toEqual([])
    for (const input of inputs) history.append(input)
    expect(open().load()).toEqual(inputs)
  })

  test('writes an input at once, so that a killed process loses none', () => {
    opened().append('a')
    expect(readFileSync(file, 'utf8')).toBe('>>> a\n')
  })

  test.skipIf(process.platform === 'win32')('is for its owner alone', () => {
    const history = opened()
    history.append('a')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700)
    chmodSync(file, 0o644)
    open().load()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('takes in what two shells write in turn', () => {
    const [one, other] = [opened(), opened()]
    one.append('a')
    other.append('b')
    one.append('c\nd')
    expect(open().load()).toEqual(['a', 'b', 'c\nd'])
  })

  test('loses nothing when processes write at the same time', () => {
    const source = join(
      import.meta.dirname,
      '../../../src/repl-enhancements/editing/history-file.ts',
    )
    const script = `
      const { HistoryFile } = await import(${JSON.stringify(source)})
      const history = new HistoryFile({ file: ${JSON.stringify(file)} })
      history.load()
      for (let n = 0; n < 100; n += 1) history.append(process.argv.at(-1) + n + '\\n' + 'x'.repeat(200))
    `
    const path = join(folder, 'write.mts')
    writeFileSync(path, script)
    const { execPath } = process
    const runs = /bun|deno/.test(execPath) ? `'${execPath}' run` : `'${execPath}' --import tsx`
    const allow = /deno/.test(execPath) ? ' -A' : ''
    const both = ['a', 'b'].map((name) => `${runs}${allow} ${path} ${name} &`).join(' ')
    execFileSync('sh', ['-c', `${both} wait`])
    const kept = open().load()
    expect(kept).toHaveLength(200)
    for (const name of ['a', 'b']) {
      const numbers = kept
        .filter((input) => input.startsWith(name))
        .map((input) => parseInt(input.slice(1), 10))
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => n))
    }
  })

  test('ends an entry that was not written whole', () => {
    opened().append('a')
    appendFileSync(file, '>>> b')
    open().append('c')
    expect(open().load()).toEqual(['a', 'b', 'c'])
  })

  test('writes what is left of an input without its secrets', () => {
    open(undefined, (input) => input.replace('hunter2', '***')).load()
    open(undefined, (input) => input.replace('hunter2', '***')).append('p = "hunter2"')
    expect(open().load()).toEqual(['p = "***"'])
  })

  test('leaves out an input of more than 64 KiB', () => {
    const history = opened()
    history.append('x'.repeat(70_000))
    history.append('a')
    expect(open().load()).toEqual(['a'])
  })

  test('puts a long file aside and goes on recalling from it', () => {
    const history = opened(3)
    for (const input of ['a', 'b', 'c', 'd']) history.append(input)
    const next = open(3)
    expect(next.load()).toEqual(['b', 'c', 'd'])
    next.append('e')
    expect(readFileSync(file, 'utf8')).toBe('>>> e\n')
    expect(open(3).load()).toEqual(['c', 'd', 'e'])
    expect(readdirSync(join(folder, 'state')).sort()).toEqual(['history', 'history.1'])
  })

  test('leaves a long file alone while another shell puts it aside', () => {
    const history = opened(1)
    history.append('a')
    writeFileSync(`${file}.lock`, '')
    expect(open(1).load()).toEqual(['a'])
    expect(existsSync(`${file}.1`)).toBe(false)
    utimesSync(`${file}.lock`, 0, 0)
    open(1).load()
    open(1).load()
    expect(existsSync(`${file}.1`)).toBe(true)
  })

  test('says why when the file cannot be read', () => {
    writeFileSync(join(folder, 'plain'), '')
    expect(() => new HistoryFile({ file: join(folder, 'plain', 'history') }).load()).toThrow(
      /ENOTDIR|EEXIST|exist|directory/i,
    )
  })
})
