import { execFile } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { commandLine, terminalRuntimes } from './runtimes.ts'

interface Case {
  readonly name: string
  readonly input: readonly string[]
  readonly out: string
  readonly err: string
  readonly code: number
}

const cases: readonly Case[] = [
  {
    name: 'prints only what the script prints',
    input: ['5', 'print("a")', 'for (const n of [1, 2]) {', '  print(n)', '}', 'log("b")'],
    out: 'a\n1\n2\n',
    err: 'LOG:b\n',
    code: 0,
  },
  {
    name: 'joins lines that go on with the one before',
    input: ['[1, 2]', '  .map((n) => print(n))'],
    out: '1\n2\n',
    err: '',
    code: 0,
  },
  {
    name: 'stops at an error',
    input: ['print(1)', 'throw new Error("boom")', 'print(2)'],
    out: '1\n',
    err: 'Error: boom\n',
    code: 1,
  },
  {
    name: 'stops at an error that nobody awaits',
    input: ['if (Promise.reject(new Error("lost"))) print(1)', 'await untilTrigger()'],
    out: '1\n',
    err: 'in the background (unhandledRejection): Error: lost\n',
    code: 1,
  },
  {
    name: 'executes nothing when there is nothing',
    input: [],
    out: '',
    err: '',
    code: 0,
  },
]

describe.each(terminalRuntimes())('a pipe into the shell on %s', (runtime) => {
  const command = commandLine(runtime, 'test/terminal/demo-shell.ts')
  test.each(cases)('$name', async ({ input, out, err, code }) => {
    expect(await pipe(command, `${input.join('\n')}\n`)).toEqual({ out, err, code })
  })
})

async function pipe(
  command: string,
  input: string,
): Promise<{ out: string; err: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = execFile('sh', ['-c', command], (_, out, err) => {
      resolve({ out, err, code: child.exitCode })
    })
    child.stdin?.end(input)
  })
}
