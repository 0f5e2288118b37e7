import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Repl } from '../../src/repl-enhancements/repl.ts'
import { addStandardCommands, unquoted } from '../../src/repl-enhancements/standard-commands.ts'
import { start } from '../../src/repl-enhancements/start.ts'
import { BracketEvaluator } from './bracket-evaluator.ts'
import { FakeInput, FakeOutput } from './fake-terminal.ts'

function replWithCommands(): { readonly repl: Repl; readonly output: FakeOutput } {
  const output = new FakeOutput(false)
  const repl = start({
    evaluator: new BracketEvaluator(),
    input: new FakeInput(false),
    output,
    errorOutput: new PassThrough(),
  })
  addStandardCommands(repl)
  return { repl, output }
}

describe('the standard commands', () => {
  test('are those of node:repl that need only the prompt', () => {
    const names = ['help', 'exit', 'break', 'clear', 'editor', 'load']
    expect([...replWithCommands().repl.commands.keys()]).toEqual(names)
  })

  test.each([
    ['a name', 'a b.ts', 'a b.ts'],
    ['blanks around it', ' a.ts ', 'a.ts'],
    ['a name in quotes', "'a b.ts'", 'a b.ts'],
    ['one quote', "it's.ts", "it's.ts"],
  ])('take %s as the name of a file', (_, text, file) => {
    expect(unquoted(text)).toBe(file)
  })

  test('list all commands on .help', async () => {
    const { repl, output } = replWithCommands()
    repl.defineCommand('extra', { help: 'Do more', action() {} })
    await repl.commands.get('help')?.action.call(repl, '')
    expect(output.text.split('\n').slice(0, 7)).toEqual([
      '.break   Drop the lines of an input that is not finished',
      '.clear   Do the same as .break',
      '.editor  Type several lines, and execute them at the end',
      '.exit    Leave the shell',
      '.extra   Do more',
      '.help    Show this list',
      '.load    Execute FILE: a script, or the inputs of a transcript',
    ])
  })
})
