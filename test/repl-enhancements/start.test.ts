import { expect, test } from 'vitest'
import { start } from '../../src/repl-enhancements/start.ts'
import { BracketEvaluator } from './bracket-evaluator.ts'
import { FakeInput, FakeOutput } from './fake-terminal.ts'

test.each([
  ['on a terminal', true, undefined, true],
  ['as a script from a pipe', false, undefined, false],
  ['as a script when it is told so', true, false, false],
  ['with a prompt when it is told so', false, true, true],
])('starts %s', async (_, isTTY, terminal, prompts) => {
  const input = new FakeInput(isTTY)
  const output = new FakeOutput(isTTY)
  const repl = start({
    evaluator: new BracketEvaluator(),
    input,
    output,
    errorOutput: output,
    ...(terminal !== undefined && { terminal }),
  })
  expect([repl.terminal, output.text.includes('>>> ')]).toEqual([prompts, prompts])
  input.end()
  repl.close()
  expect(await repl.exited).toBe(0)
})
