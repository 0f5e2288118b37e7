import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { LogFile } from '../../src/logging/log-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-repl-'))
afterAll(() => rmSync(folder, { recursive: true }))

const encode = (text: string) => Buffer.from(text)
let files = 0

function existing(content: string): string {
  files += 1
  const path = join(folder, `${files}.log`)
  writeFileSync(path, content)
  return path
}

const modes: [mode: string, content: string][] = [
  ['a', 'old\nnew\n'],
  ['at', 'old\nnew\n'],
  ['w', 'new\n'],
  ['wt', 'new\n'],
]

for (const [mode, content] of modes) {
  test(`mode ${mode} of a file that exists`, () => {
    const path = existing('old\n')
    const file = new LogFile(path, mode, encode)
    file.write('new\n')
    expect(readFileSync(path, 'utf8')).toBe(content)
    file.close()
  })
}

test('mode x refuses a file that exists', () => {
  expect(() => new LogFile(existing(''), 'x', encode).open()).toThrow(/EEXIST/)
})

test('another mode is refused', () => {
  expect(() => new LogFile('f', 'q', encode)).toThrow("invalid mode: 'q'")
})

test('what is written stands in the file at once', () => {
  const path = existing('')
  const file = new LogFile(path, 'a', encode)
  for (const text of ['one\n', 'two\n']) {
    file.write(text)
    expect(readFileSync(path, 'utf8')).toContain(text)
  }
  file.close()
})

test('after its end a file is appended to, but not emptied again', () => {
  const paths = [existing(''), existing('')]
  const contents = ['a', 'w'].map((mode, index) => {
    const file = new LogFile(paths[index] ?? '', mode, encode)
    file.write('one\n')
    file.close()
    file.write('two\n')
    file.close()
    return readFileSync(paths[index] ?? '', 'utf8')
  })
  expect(contents).toEqual(['one\ntwo\n', 'one\n'])
})

test('a folder that is not there is an error of the file system', () => {
  expect(() => new LogFile(join(folder, 'no', 'f'), 'a', encode).open()).toThrow(/ENOENT/)
})
