import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { loadEvaluator } from '../../src/repl-enhancements/line-evaluator.ts'
import { settingsFrom } from '../../src/repl-enhancements/start-options.ts'
import { BracketEvaluator } from './bracket-evaluator.ts'
import { FakeInput, FakeOutput } from './fake-terminal.ts'

const evaluator = new BracketEvaluator()

describe('settingsFrom', () => {
  test('takes the streams of the process', () => {
    expect(settingsFrom({ evaluator })).toMatchObject({
      input: process.stdin,
      output: process.stdout,
      errorOutput: process.stderr,
      prompt: '>>> ',
      continuationPrompt: '... ',
      globals: {},
    })
  })

  test('loads an evaluator when none is given', async () => {
    const evaluator = await loadEvaluator(settingsFrom().evaluator, { answer: 42 })
    expect((await evaluator.evaluate('answer')).value).toBe(42)
  })

  test.each([
    // input, output, errorOutput: terminal?; prompts on
    [true, true, true, true, 'output'],
    [true, true, false, true, 'output'],
    [true, false, true, true, 'errorOutput'],
    [true, false, false, false, 'output'],
    [false, true, true, false, 'output'],
  ] as const)('terminals %s %s %s: terminal %s, on %s', (...row) => {
    const [isInput, isOutput, isErrorOutput, terminal, promptOn] = row
    const input = new FakeInput(isInput)
    const output = new FakeOutput(isOutput)
    const errorOutput = new FakeOutput(isErrorOutput)
    const settings = settingsFrom({ evaluator, input, output, errorOutput })
    expect(settings.terminal).toBe(terminal)
    expect(settings.promptOutput).toBe({ output, errorOutput }[promptOn])
  })

  test('shows values and errors as the runtime does', () => {
    const { writer, writeError, onBackgroundError } = settingsFrom({ evaluator })
    const error = new Error('boom')
    expect(writer({ a: ['b'] })).toBe("{ a: [ 'b' ] }")
    expect(writeError(error)).toBe(error.stack)
    expect(writeError({ code: 1 })).toBe('Uncaught { code: 1 }')
    expect(onBackgroundError(error, 'unhandledRejection')).toBe(error.stack)
  })

  test('shows background errors as other errors are shown', () => {
    const { onBackgroundError } = settingsFrom({ evaluator, writeError: (error) => `! ${error}` })
    expect(onBackgroundError('x', 'uncaughtException')).toBe('! x')
  })
})
