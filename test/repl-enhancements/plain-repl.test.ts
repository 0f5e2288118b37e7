import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { Evaluator } from '../../src/repl-enhancements/evaluator.ts'
import { PlainRepl } from '../../src/repl-enhancements/plain-repl.ts'
import { settingsFrom } from '../../src/repl-enhancements/start-options.ts'

const open: PlainRepl[] = []

afterEach(() => {
  for (const repl of open.splice(0)) repl.close()
})

/** Types lines; a `null` is ctrl-c, which a terminal without raw mode sends as a signal. */
async function typed(...lines: readonly (string | null)[]) {
  const input = new PassThrough()
  const output = new PassThrough()
  let screen = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    screen += text
  })
  let isWaiting = false
  const repl = new PlainRepl(
    settingsFrom({
      input,
      output: Object.assign(output, { isTTY: true }),
      errorOutput: output,
      terminal: true,
      evaluator: new Evaluator({
        globals: {
          print: (value: unknown) => void output.write(`${value}\n`),
          never: () => {
            isWaiting = true
            return new Promise(() => {})
          },
        },
      }),
      writeError: (error) => String(error),
    }),
  )
  open.push(repl)
  repl.defineCommand('fail', () => {
    throw new Error('of a command')
  })
  for (const line of lines) {
    isWaiting = false
    if (line === null) process.emit('SIGINT')
    else input.write(`${line}\n`)
    const before = screen
    const isTaken = () => screen !== before || /exit/.test(line ?? '') || isWaiting
    await expect.poll(isTaken).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  input.end()
  const code = await repl.exited
  return { screen, code }
}

const cases: readonly [name: string, lines: readonly (string | null)[], screen: string][] = [
  ['values', ['1 + 1', '_ + 1'], '>>> 2\n>>> 3\n>>> \n'],
  ['nothing', [''], '>>> >>> \n'],
  ['an input of several lines', ['{', 'print(1)', '}'], '>>> ... ... 1\n>>> \n'],
  ['an error', ['nope', '1'], '>>> ReferenceError: nope is not defined\n>>> 1\n>>> \n'],
  ['a command', ['.fail', '1'], '>>> Error: of a command\n>>> 1\n>>> \n'],
  ['no command of that name', ['.x'], '>>> There is no command .x; .help lists the commands\n>>> '],
  ['ctrl-c on what is typed', ['[', null, '1'], '>>> ... \n>>> 1\n>>> \n'],
  ['ctrl-c on what is awaited', ['never()', null, '1'], '>>> KeyboardInterrupt\n>>> 1\n>>> \n'],
]

test.each(cases)('%s', async (_, lines, expected) => {
  const { screen, code } = await typed(...lines)
  expect(screen.slice(0, expected.length)).toBe(expected)
  expect(code).toBe(0)
  expect(screen).not.toContain('\u001b')
})

test('the shell can be left by a command', async () => {
  expect((await typed('.exit')).code).toBe(0)
})

test('a text is run input by input, up to the first error', async () => {
  const input = new PassThrough()
  const output = new PassThrough()
  const printed: unknown[] = []
  const evaluator = new Evaluator({ globals: { print: (value: unknown) => printed.push(value) } })
  const repl = new PlainRepl(
    settingsFrom({ input, output, errorOutput: output, terminal: true, evaluator }),
  )
  open.push(repl)
  expect(await repl.run('print(1)\nprint(2)')).toBe(true)
  expect(await repl.run('nope\nprint(3)')).toBe(false)
  expect(printed).toEqual([1, 2])
})
