import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, describe, expect, test } from 'vitest'
import { CapturedOutput } from '../../src/shell/captured-output.ts'
import type { CheckOptions } from '../../src/shell/check-options.ts'
import { checkTranscripts } from '../../src/shell/transcript-check.ts'
import { parseNormalisers } from '../../src/transcript/index.ts'
import { ScratchFolder } from './this-runtime.ts'

const scratches: ScratchFolder[] = []

afterEach(() => {
  for (const scratch of scratches.splice(0)) scratch.remove()
})

function scratchWith(files: Readonly<Record<string, string>>): ScratchFolder {
  const scratch = new ScratchFolder(files)
  scratches.push(scratch)
  return scratch
}

/** Checks files of a folder, and tells what is reported. */
async function checked(scratch: ScratchFolder, names: string[], options: CheckOptions = {}) {
  const output = new CapturedOutput()
  try {
    const code = await checkTranscripts(
      names.map((name) => join(scratch.path, name)),
      options,
    )
    return { code, said: output.take().replaceAll(`${scratch.path}/`, '') }
  } finally {
    output.release()
  }
}

const fence = (language: string, ...lines: string[]) =>
  [`\`\`\`${language}`, ...lines, '```', ''].join('\n')

describe('Markdown', () => {
  test('holds sessions and code that share a shell', async () => {
    const text = [
      '# Lesson\n',
      fence('pycon', '>>> a = 20', '>>> a', '20'),
      'Code runs whole, TypeScript too:\n',
      fence('ts', 'const b: number = a + 1', 'b', 'print(b)', 'logging.warning("w")'),
      fence('', '21', 'WARNING:root:w'),
      fence('console', '> b * 2', '42'),
    ].join('\n')
    const { code, said } = await checked(scratchWith({ 'a.md': text }), ['a.md'])
    expect({ code, said }).toEqual({ code: 0, said: 'a.md: 4 inputs, as written\n' })
  })

  test('is named by its own lines', async () => {
    const text = `prose\n\n- list\n\n  ${fence('pycon', '>>> 1', '2').replaceAll('\n', '\n  ')}\n`
    const { code, said } = await checked(scratchWith({ 'a.md': text }), ['a.md'])
    expect(code).toBe(3)
    expect(said).toContain('a.md:7: not as written, after >>> 1\n')
    expect(said).toContain('-  2\n+  1\n')
  })

  test('fails with code that does, though it has no output', async () => {
    const text = fence('ts', 'const a = 1', 'boom(a)')
    const { code, said } = await checked(scratchWith({ 'a.md': text }), ['a.md'])
    expect(code).toBe(3)
    expect(said).toContain('a.md:2: not as written, after const a = 1: ReferenceError: boom')
  })

  test('sets up its blocks by headers', async () => {
    const input = '>>> _ = requests.get("http://httpbin.org")'
    const starting = 'DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): httpbin.org'
    const answered = 'DEBUG:urllib3.connectionpool:http://httpbin.org:80 "GET / HTTP/1.1" 200 9593'
    const text = [
      fence('pycon', input, `${starting}:80`, answered),
      fence('pycon', '# pool-repl: log-port=off log-requests=off', input, starting),
      fence('pycon', input, `${starting}:80`, answered),
    ].join('\n')
    expect(await checked(scratchWith({ 'a.md': text }), ['a.md'])).toMatchObject({ code: 0 })
  })
})

describe('command lines', () => {
  test('are run, if they start pool-repl', async () => {
    const text = fence(
      'console',
      ...['$ npm install', 'added 3 packages', "$ pool-repl -p '40 + 2'", '42'],
      ...["$ echo 'print(3)' | npx pool-repl", '3', '$ pool-repl --offlin', "error: ...'--offlin'"],
      '...',
    )
    const { code, said } = await checked(scratchWith({ 'a.md': text }), ['a.md'])
    expect(said).toBe('a.md: 3 inputs, as written\n')
    expect(code).toBe(0)
  })

  test('begin another shell with a prompt below them', async () => {
    const text = [
      '>>> a = 1',
      '$ pool-repl --map shop.example=practice --log off',
      '>>> typeof a',
      "'undefined'",
      '>>> session.get("http://shop.example/get").ok',
      'true',
      '$ pool-repl --conn on --log off',
      '>>> session.get("http://httpbin.org/get").ok',
      '  c1 new · first use of this origin',
      'true',
      '',
    ].join('\n')
    const normalisers = parseNormalisers('none')
    const { code, said } = await checked(scratchWith({ 'a.txt': text }), ['a.txt'], { normalisers })
    expect(said).toBe('a.txt: 4 inputs, as written\n')
    expect(code).toBe(0)
  })

  test('may make the line to the practice server longer', async () => {
    const text =
      '$ pool-repl --rtt 40ms\n>>> practice.rtt\n0.04\n$ pool-repl\n>>> practice.rtt\n0\n'
    expect(await checked(scratchWith({ 'a.txt': text }), ['a.txt'])).toMatchObject({ code: 0 })
  })

  test('that start something else begin none', async () => {
    const text = '$ pool-repl -p 1\n>>> 1\n1\n'
    const { code, said } = await checked(scratchWith({ 'a.txt': text }), ['a.txt'])
    expect(code).toBe(3)
    expect(said).toContain('starts no shell')
  })
})

describe('commands of the shell', () => {
  test('are done, and their output is compared', async () => {
    const get = ['>>> session.get("http://httpbin.org").ok']
    const starting = 'DEBUG:...Starting new HTTP connection (1): httpbin.org:80'
    const text = [
      ...[...get, starting, 'DEBUG:...9593', 'true', '>>> .log off', ...get, 'true'],
      ...['>>> .log debug', '>>> .fresh', '...', ...get, starting, 'DEBUG:...9593', 'true'],
      ...['>>> .conn on', ...get, 'DEBUG:...9593', '  c2 reused · 2nd request...', 'true'],
      '>>> .log loud',
      'Error: .log takes off, conn or debug',
    ].join('\n')
    const { code, said } = await checked(scratchWith({ 'a.txt': text }), ['a.txt'])
    expect(said).toBe('a.txt: 9 inputs, as written\n')
    expect(code).toBe(0)
  })

  test('leave nothing to the next file', async () => {
    const one = '>>> .log off\n>>> session.get("http://httpbin.org").ok\ntrue\n'
    const two =
      '>>> session.get("http://httpbin.org").ok\nDEBUG:...\nDEBUG:...\ntrue\n>>> .conn\noff\n'
    const scratch = scratchWith({ 'a.txt': `${one}>>> .conn on\n`, 'b.txt': two })
    expect(await checked(scratch, ['a.txt', 'b.txt'])).toMatchObject({ code: 0 })
  })
})

describe('an update', () => {
  test('writes what came, shows it, and leaves the rest as it is', async () => {
    const head =
      '\uFEFFprose\r\n\r\n>>> print("a"); print("b"); print(1); print("Bearer abcdefgh12")\r\n'
    const text = `${head}...\r\n2  \r\nc\r\n\r\nmore\r\n>>> 0.5\r\n7.25\r\n`
    const scratch = scratchWith({ 'a.txt': text })
    chmodSync(join(scratch.path, 'a.txt'), 0o640)
    const { code, said } = await checked(scratch, ['a.txt'], { update: true })
    expect(code).toBe(0)
    expect(said).toContain('-2  \n-c\n+1\n+Bearer ...\n')
    expect(said).toMatch(/a\.txt: 2 inputs, 1 updated\n$/)
    expect(readFileSync(join(scratch.path, 'a.txt'), 'utf8')).toBe(
      `${head}...\r\n1\r\nBearer ...\r\n\r\nmore\r\n>>> 0.5\r\n7.25\r\n`,
    )
    expect(statSync(join(scratch.path, 'a.txt')).mode & 0o777).toBe(0o640)
    expect(await checked(scratch, ['a.txt'])).toMatchObject({ code: 0 })
    expect(readdirSync(scratch.path)).toEqual(['a.txt'])
  })

  test('leaves a file alone that is as written', async () => {
    const scratch = scratchWith({ 'a.txt': '>>> 1\n1\n' })
    const before = statSync(join(scratch.path, 'a.txt')).ino
    expect(await checked(scratch, ['a.txt'], { update: true })).toEqual({
      code: 0,
      said: 'a.txt: 1 input, as written\n',
    })
    expect(statSync(join(scratch.path, 'a.txt')).ino).toBe(before)
  })

  test('goes through a link', async () => {
    const scratch = scratchWith({ 'a.txt': '>>> 1\n2\n' })
    symlinkSync('a.txt', join(scratch.path, 'b.txt'))
    await checked(scratch, ['b.txt'], { update: true })
    expect(readFileSync(join(scratch.path, 'a.txt'), 'utf8')).toBe('>>> 1\n1\n')
  })

  test('can not mend code that fails', async () => {
    const scratch = scratchWith({ 'a.md': fence('ts', 'boom()') })
    expect(await checked(scratch, ['a.md'], { update: true })).toMatchObject({ code: 3 })
  })

  test('mends a claim about times', async () => {
    const times = '>>> print(0.5) // get\n1.5\n>>> print(0.25) // session\n1.5\n'
    const scratch = scratchWith({ 'a.txt': `${times}# session faster: no\n` })
    expect(await checked(scratch, ['a.txt'], { update: true })).toMatchObject({ code: 0 })
    expect(readFileSync(join(scratch.path, 'a.txt'), 'utf8')).toBe(
      `${times}# session faster: yes\n`,
    )
  })
})

describe('claims about times', () => {
  const times = '>>> print(0.5) // get\n1.5\n>>> print(0.25) // session\n1.5\n'
  const cases: readonly [name: string, text: string, options: CheckOptions, said: string][] = [
    ['hold', `${times}# session faster: yes\n`, {}, 'as written'],
    ['hold as a flag', times, { faster: ['session'] }, 'as written'],
    ['hold in a header', `# pool-repl: faster=session\n${times}`, {}, 'as written'],
    [
      'do not hold',
      `${times}# get faster: yes\n`,
      {},
      "0.txt:5: not 'get faster: yes': 0.5 s with it, 0.25 s without\n",
    ],
    ['do not hold as a flag', times, { faster: ['get'] }, "0.txt:3: not 'get faster: yes'"],
    ['have no times', `${times}# pool faster: yes\n`, {}, "no input with 'pool' gave a time"],
    [
      'count from the claim before',
      `${times}# session faster: yes\n# session faster: yes\n`,
      {},
      ':6:',
    ],
  ]
  test.each(cases)('%s', async (_, text, options, said) => {
    const outcome = await checked(scratchWith({ '0.txt': text }), ['0.txt'], options)
    expect(outcome.said).toContain(said)
    expect(outcome.code).toBe(said === 'as written' ? 0 : 3)
  })
})

describe('normalisers', () => {
  const text = ">>> practice.url\n'http://127.0.0.1:1'\n"
  const cases: readonly [name: string, text: string, options: CheckOptions, code: number][] = [
    ['are used', text, {}, 0],
    ['are left out by a header', `# pool-repl: normalise=-ports\n${text}`, {}, 3],
    ['are left out by a flag', text, { normalisers: parseNormalisers('none') }, 3],
    [
      'of a flag count before those of a header',
      `# pool-repl: normalise=none\n${text}`,
      { normalisers: parseNormalisers('ports') },
      0,
    ],
    ['of another name are refused', `# pool-repl: normalise=prots\n${text}`, {}, 2],
  ]
  test.each(cases)('%s', async (_, transcript, options, code) => {
    expect(await checked(scratchWith({ 'a.txt': transcript }), ['a.txt'], options)).toMatchObject({
      code,
    })
  })
})

describe('files that can not be used', () => {
  const cases: readonly [name: string, complaint: string][] = [
    ['folder', 'folder: this is a folder; name the files in it\n'],
    ['empty.txt', 'empty.txt: the file is empty\n'],
    ['binary.txt', 'binary.txt: this is no text\n'],
    ['prose.md', 'prose.md: no block of pycon, console or ts holds an input\n'],
    ['nowhere.md', 'nowhere.md: there is no such file\n'],
  ]
  test.each(cases)('%s', async (name, complaint) => {
    const files = { 'empty.txt': ' \n', 'binary.txt': '>>> 1\n\0', 'prose.md': '>>> 1\n1\n' }
    const scratch = scratchWith(files)
    mkdirSync(join(scratch.path, 'folder'))
    expect(await checked(scratch, [name])).toEqual({ code: 2, said: complaint })
  })

  test('are worse news than differences, and the others are checked', async () => {
    const scratch = scratchWith({ 'a.txt': '>>> 1\n2\n', 'b.txt': '>>> 1\n1\n' })
    const { code, said } = await checked(scratch, ['a.txt', 'nowhere.txt', 'b.txt'])
    expect(code).toBe(2)
    expect(said).toMatch(/3 files, 2 inputs: 1 as written, 1 not as written, 1 unusable\n$/)
  })
})

test('a report may be JSON', async () => {
  const scratch = scratchWith({ 'a.txt': '>>> 1\n1\n', 'b.txt': '>>> [\n... 1][0]\n2\n' })
  const { code, said } = await checked(scratch, ['a.txt', 'b.txt'], { json: true })
  expect(code).toBe(3)
  expect(JSON.parse(said)).toMatchObject({
    version: 1,
    files: [
      { status: 'same', inputs: 1, differences: [], diff: '' },
      {
        status: 'different',
        differences: [{ line: 3, input: '[\n1][0]', inputLine: 1, reason: null }],
        diff: expect.stringContaining('-2\n+1\n'),
      },
    ],
  })
})

test('an input can not end the check', async () => {
  const scratch = scratchWith({ 'a.txt': '>>> process.exit(0)\n>>> 1\n1\n' })
  const { code, said } = await checked(scratch, ['a.txt'])
  expect(code).toBe(3)
  expect(said).toContain('process.exit(0) would end the check')
})

test('ctrl-c ends the check', async () => {
  const scratch = scratchWith({ 'a.txt': '>>> await new Promise(() => {})\n' })
  const interrupt = setInterval(() => process.emit('SIGINT'), 500)
  const { code, said } = await checked(scratch, ['a.txt']).finally(() => clearInterval(interrupt))
  expect({ code, said }).toEqual({
    code: 130,
    said: 'KeyboardInterrupt: a.txt was not checked to its end\n',
  })
  expect(process.listenerCount('SIGINT')).toBe(0)
})
