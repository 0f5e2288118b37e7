import { afterAll, expect, test } from 'vitest'
import { type Ended, poolRepl, ScratchFolder } from './this-runtime.ts'

const folder = new ScratchFolder({
  'script.js': 'console.log(process.argv.slice(2).join())\nexport const exported = 7\n',
  check: 'console.log("a file called check")\n',
  'package.json': '{ "type": "module" }',
  'first.mjs': 'globalThis.first = 1; console.log("first")\n',
  'second.mjs': 'console.log("second", globalThis.first)\n',
  'broken.mjs': 'throw new Error("broken")\n',
  'same.txt': '>>> 1 + 1\n2\n',
  'other.txt': '>>> 1 + 1\n3\n',
})
afterAll(() => folder.remove())

interface Case {
  readonly args: readonly string[]
  readonly input?: string
  readonly ended: Partial<Ended>
  readonly stderr?: RegExp
}

const cases: readonly Case[] = [
  { args: ['-p', '1+1'], ended: { status: 0, stdout: '2\n', stderr: '' } },
  { args: ['-p', '"a"'], ended: { status: 0, stdout: 'a\n' } },
  { args: ['-p', 'let a = 1\n;[a]'], ended: { status: 0, stdout: '[ 1 ]\n' } },
  { args: ['-p', 'Promise.resolve(5)'], ended: { status: 0, stdout: '5\n' } },
  { args: ['-p', 'session.get(practice.url).status_code'], ended: { status: 0, stdout: '200\n' } },
  { args: ['-p', 'None'], ended: { status: 0, stdout: 'null\n' } },
  { args: ['-p', 'const a: number = 3; a'], ended: { status: 0, stdout: '3\n' } },
  { args: ['-p', 'process.argv.slice(1)', 'a', '-b'], ended: { stdout: "[ 'a', '-b' ]\n" } },
  { args: ['-p', 'x'], ended: { status: 1, stdout: '' }, stderr: /^ReferenceError: .*x/ },
  { args: ['-v', '-p', 'null.x'], ended: { status: 1, stdout: '' }, stderr: /\n +at / },
  { args: ['-e', '1+1'], ended: { status: 0, stdout: '', stderr: '' } },
  {
    args: ['-e', 'print(1)\nthrow new Error("boom")\nprint(2)'],
    ended: { status: 1, stdout: '1\n' },
  },
  {
    args: ['-e', 'Promise.reject(new Error("lost")), 1'],
    ended: { status: 1, stdout: '' },
    stderr: /^In the background: Error: lost\n/,
  },
  {
    args: ['-e', 'for await (const line of process.stdin) print(String(line).trim())'],
    input: 'data\n',
    ended: { status: 0, stdout: 'data\n' },
  },
  {
    args: ['-'],
    input: 'print(1)\nfor (const a of [2]) {\n  print(a)\n}\n',
    ended: { status: 0, stdout: '1\n2\n', stderr: '' },
  },
  { args: ['-', 'a'], input: 'print(process.argv[2])', ended: { status: 0, stdout: 'a\n' } },
  { args: [], input: 'print(3)\n', ended: { status: 0, stdout: '3\n', stderr: '' } },
  {
    args: ['--log', 'off'],
    input: '_ = session.get(practice.url)',
    ended: { status: 0, stderr: '' },
  },
  { args: ['-i', '-e', 'let a = 4'], input: 'print(a)\n', ended: { status: 0, stdout: '4\n' } },
  { args: ['-i', 'script.js', 'x'], input: 'print(exported)', ended: { stdout: 'x\n7\n' } },
  {
    args: ['-r', 'first.mjs', '-r', './second.mjs', '-e', 'print(first)'],
    ended: { status: 0, stdout: 'first\nsecond 1\n1\n' },
  },
  {
    args: ['-r', './first.mjs'],
    input: 'print(first)',
    ended: { status: 0, stdout: 'first\n1\n' },
  },
  { args: ['-r', './first.mjs', 'script.js'], ended: { status: 0, stdout: 'first\n\n' } },
  { args: ['-r', './broken.mjs', '-e', '1'], ended: { status: 1 }, stderr: /Error: broken/ },
  { args: ['script.js', '-x', '--offline'], ended: { status: 0, stdout: '-x,--offline\n' } },
  { args: ['nowhere.js'], ended: { status: 2, stdout: '' }, stderr: /no file 'nowhere\.js'/ },
  { args: ['.'], ended: { status: 2, stdout: '' }, stderr: /^error: '\.' is a folder.*\n$/ },
  {
    args: ['-r', './no.mjs'],
    ended: { status: 2 },
    stderr: /^error: -r: .* no file '.\/no\.mjs'\n$/,
  },
  {
    args: ['-r', 'no-such-package', '-p', '1'],
    ended: { status: 2, stdout: '' },
    stderr: /^error: -r: there is no package 'no-such-package' here, and no such file\n$/,
  },
  { args: ['-e'], ended: { status: 2, stdout: '' }, stderr: /^error: .*argument missing\n$/ },
  { args: ['-e', '1', '-p', '1'], ended: { status: 2 }, stderr: /cannot be used with/ },
  { args: ['--map', 'a', '-p', '1'], ended: { status: 2 }, stderr: /--map takes HOST/ },
  { args: ['--log', 'nonsense'], ended: { status: 2 }, stderr: /debug, info, .* or off/ },
  { args: ['--color=red'], ended: { status: 2 }, stderr: /auto, always, never/ },
  { args: ['chek', 'same.txt'], ended: { status: 2 }, stderr: /no file 'chek'.*check/ },
  { args: ['check', 'same.txt'], ended: { status: 0, stdout: 'same.txt: 1 input, as written\n' } },
  { args: ['check', 'other.txt'], ended: { status: 3, stderr: '' } },
  { args: ['--offlin'], ended: { status: 2, stdout: '' }, stderr: /--offline/ },
]

test.each(cases)('pool-repl $args', ({ args, input = '', ended, stderr }) => {
  const outcome = poolRepl(args, { folder: folder.path, input })
  expect(outcome).toMatchObject(ended)
  if (stderr !== undefined) expect(outcome.stderr).toMatch(stderr)
  expect(outcome.stdout + outcome.stderr).not.toContain('\u001b')
})

const colors: readonly [args: readonly string[], env: Record<string, string>, colored: boolean][] =
  [
    [['--color=always', '-p', '[1]'], {}, true],
    [['--color=never', '-p', '[1]'], { FORCE_COLOR: '1' }, false],
    [['-p', '[1]'], { FORCE_COLOR: '1' }, true],
    [['-p', '[1]'], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ]

test.each(colors)('colours of %j with %j', (args, env, colored) => {
  expect(poolRepl(args, { env }).stdout.includes('\u001b')).toBe(colored)
})
