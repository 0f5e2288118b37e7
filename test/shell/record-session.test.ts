import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { poolRepl, ScratchFolder } from './this-runtime.ts'

let scratch: ScratchFolder

beforeEach(() => {
  scratch = new ScratchFolder({})
})

afterEach(() => scratch.remove())

const run = (args: readonly string[], lines: readonly string[] = []) =>
  poolRepl(args, { folder: scratch.path, input: lines.map((line) => `${line}\n`).join('') })
const held = () => readFileSync(join(scratch.path, 'a.txt'), 'utf8')

const log = 'DEBUG:urllib3.connectionpool:'

test('piped text is recorded as a session that can be checked', () => {
  const { status, stdout, stderr } = run(
    ['record', '--offline', 'a.txt'],
    [
      'a = 40; a + 2',
      'print("x", end=""); a',
      'for (const n of [1]) {',
      '  print(n)',
      '}',
      'session.get("http://httpbin.org").ok',
      '_',
      'password = "hunter22"',
      '(Promise.reject(new Error("lost")), 5)',
      'never()',
    ],
  )
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'x1\n' })
  expect(stderr).toMatch(/Starting new[\s\S]*9593\nError: lost\n$/)
  expect(held()).toBe(
    [
      ...['>>> a = 40; a + 2', '42', '>>> print("x", end=""); a', 'x', '40'],
      ...['>>> for (const n of [1]) {', '...   print(n)', '... }', '1'],
      '>>> session.get("http://httpbin.org").ok',
      `${log}Starting new HTTP connection (1): httpbin.org:80`,
      `${log}http://httpbin.org:80 "GET / HTTP/1.1" 200 9593`,
      ...['true', '>>> _', 'true', '>>> password = "***"'],
      ...['>>> (Promise.reject(new Error("lost")), 5)', '5', 'Error: lost', ''],
    ].join('\n'),
  )
  expect(run(['check', 'a.txt'])).toMatchObject({ status: 0, stderr: '' })
})

test('an error ends it, and is recorded', () => {
  const { status, stderr } = run(['record', 'a.txt'], ['[', 'boom()]', '1'])
  expect(status).toBe(1)
  expect(stderr).toContain('ReferenceError: boom')
  expect(held()).toMatch(/^>>> \[\n\.\.\. boom\(\)\]\nReferenceError: boom[\s\S]*$/)
  expect(run(['check', 'a.txt'])).toMatchObject({ status: 0 })
})

test('how the shell was started is recorded', () => {
  const lines = ['session.get("http://shop.example/get").ok']
  const flags = ['--map', 'shop.example=practice', '--log', 'off', '--conn', 'on']
  expect(run(['--offline', 'record', ...flags, 'a.txt'], lines)).toMatchObject({ status: 0 })
  expect(held()).toBe(
    [
      '$ pool-repl --map shop.example=practice --log off --conn on',
      '>>> session.get("http://shop.example/get").ok',
      '  c1 new · first use of this origin',
      'true',
      '',
    ].join('\n'),
  )
  expect(run(['check', 'a.txt'])).toMatchObject({ status: 0 })
})

test('a file that is there is gone on in, written anew, or left alone', () => {
  writeFileSync(join(scratch.path, 'a.txt'), '>>> 1\n1\n')
  const refused = run(['record', 'a.txt'], ['2'])
  expect(refused.status).toBe(2)
  expect(refused.stderr).toContain('a.txt is there already; --append')
  expect(run(['record', '--append', 'a.txt'], ['2']).status).toBe(0)
  expect(held()).toBe('>>> 1\n1\n\n$ pool-repl\n>>> 2\n2\n')
  expect(run(['record', '--force', 'a.txt'], ['3']).status).toBe(0)
  expect(held()).toBe('>>> 3\n3\n')
  expect(run(['record', '--force', '--append', 'a.txt']).status).toBe(2)
  expect(run(['record', '.']).status).toBe(2)
  expect(run(['record']).status).toBe(2)
})

test.skipIf(process.platform === 'win32')('a shell that is killed has lost nothing', () => {
  const kill = 'process.kill(process.pid, "SIGKILL")'
  run(['record', 'a.txt'], ['print(1)', '2', `print("last"); ${kill}`])
  expect(held()).toBe(`>>> print(1)\n1\n>>> 2\n2\n>>> print("last"); ${kill}\nlast\n`)
})

test('what is measured and counted is recorded so that it can be checked', () => {
  const lines = [
    'conns()',
    'session.get(practice.url)',
    'conns()',
    'session.get(practice.url).conn',
    'timeit(() => session.get(practice.url), number=20)',
    'timeit(() => requests.get(practice.url), {time: 0.1})',
    'compare(() => session.get(practice.url), () => requests.get(practice.url), {time: 0.2})',
    'conns()[0]',
    'bill()',
  ]
  expect(run(['record', '--offline', 'a.txt'], lines)).toMatchObject({ status: 0 })
  expect(held()).toMatch(/^log: \d+ lines held back/m)
  // the second time in a process where there have been others
  const { status, stdout } = run(['check', 'a.txt', 'a.txt'])
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/2 as written\n$/),
  })
  const other = held().replace(/^(\d+ calls timed), 0 connections/m, '$1, 1 connection')
  expect(other).not.toBe(held())
  writeFileSync(join(scratch.path, 'b.txt'), other)
  expect(run(['check', 'b.txt'])).toMatchObject({
    status: 3,
    stdout: expect.stringMatching(/\n-20 calls timed, 1 connection opened.*\n\+20 calls/),
  })
})
