import { describe, expect, test } from 'vitest'
import { type Ended, poolRepl, ScratchFolder } from './this-runtime.ts'

/** So long would run what is not ended. */
const forever = 'setInterval(() => {}, 1000)'

interface Case {
  readonly name: string
  readonly code: readonly string[]
  readonly ended: Ended
}

const cases: readonly Case[] = [
  {
    name: 'an error ends what would run on',
    code: [forever, 'boom'],
    ended: {
      status: 1,
      stdout: '',
      stderr: 'ReferenceError: boom is not defined\n  at NAME:2:1\n',
    },
  },
  {
    name: 'what runs on after the last line may end well',
    code: ['setTimeout(() => print("late"), 20)', 'print("first")'],
    ended: { status: 0, stdout: 'first\nlate\n', stderr: '' },
  },
  {
    name: 'an exit code of its own is left to a script',
    code: ['process.exitCode = 7', 'print("a")'],
    ended: { status: 7, stdout: 'a\n', stderr: '' },
  },
  {
    name: 'an error behind the last line is named, with its place, and ends it',
    code: [forever, 'setTimeout(() => {', '  throw new Error("late")', '}, 20)'],
    ended: { status: 1, stdout: '', stderr: 'In the background: Error: late\n  at NAME:3:9\n' },
  },
  {
    name: 'so is a rejection that nobody awaits',
    code: [forever, 'setTimeout(async () => {', '  nothing.here()', '}, 20)'],
    ended: {
      status: 1,
      stdout: '',
      stderr: 'In the background: ReferenceError: nothing is not defined\n  at NAME:3:3\n',
    },
  },
  {
    name: 'an error in the background ends a line that waits',
    code: ['Promise.reject(new Error("lost")), 1', 'await new Promise(() => {})', 'print("never")'],
    ended: { status: 1, stdout: '', stderr: 'In the background: Error: lost\n  at NAME:1:16\n' },
  },
  {
    name: 'whoever listens for such errors gets them',
    code: [
      'process.on("uncaughtException", (error) => print("heard", error.message))',
      'setTimeout(() => { throw new Error("late") }, 20), 1',
    ],
    ended: { status: 0, stdout: 'heard late\n', stderr: '' },
  },
  {
    name: 'all that was printed is out',
    code: ['for (let n = 0; n < 40000; n += 1) print("line of text")', 'boom'],
    ended: {
      status: 1,
      stdout: 'line of text\n'.repeat(40_000),
      stderr: 'ReferenceError: boom is not defined\n  at NAME:2:1\n',
    },
  },
]

const ways: Readonly<Record<string, (code: string) => Ended>> = {
  '<stdin>': (code) => poolRepl([], { input: `${code}\n` }),
  '<eval>': (code) => poolRepl(['-e', code]),
}

describe.each(Object.entries(ways))('%s', (name, run) => {
  test.each(cases)('$name', ({ code, ended: { stderr, ...rest } }) => {
    const ended = { ...rest, stderr: stderr.replace('NAME', name) }
    expect(run(code.join('\n'))).toEqual(ended)
  })
})

describe('a script', () => {
  const folder = new ScratchFolder({
    'late.ts': `${forever}\nsetTimeout(() => {\n  const what: string = 'late'\n  throw new Error(what)\n}, 20)\n`,
    'syntax.mjs': 'let a = = 1\n',
  })

  test('is ended by an error in the background, with its stack', () => {
    const { status, stderr } = poolRepl(['late.ts'], { folder: folder.path })
    expect(status).toBe(1)
    expect(stderr).toMatch(/Error: late\n(.*\n)*.*late\.ts:4/)
    expect(stderr).not.toContain('\u001b')
  })

  test('that is no code is shown with its place, and without colours', () => {
    const { status, stderr } = poolRepl(['syntax.mjs'], { folder: folder.path })
    expect(status).toBe(1)
    expect(stderr).toMatch(/syntax\.mjs:1/)
    expect(stderr).not.toContain('\u001b')
  })
})
