import { describe, expect, test } from 'vitest'
import { type StartOptions, start } from '../../src/repl-enhancements/index.ts'
import { BracketEvaluator, type Execute } from './bracket-evaluator.ts'
import { FakeInput, FakeOutput } from './fake-terminal.ts'

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function pipe(
  source: string,
  execute?: Execute,
  options: Partial<StartOptions> = {},
): Promise<Outcome & { readonly evaluator: BracketEvaluator }> {
  const input = new FakeInput(false)
  const output = new FakeOutput()
  const errorOutput = new FakeOutput()
  const evaluator = new BracketEvaluator(execute)
  const writeError = (error: unknown): string => `! ${error}`
  const repl = start({ input, output, errorOutput, evaluator, writeError, ...options })
  // In two pieces, cut within a character.
  const bytes = Buffer.from(source)
  input.write(bytes.subarray(0, 1))
  input.end(bytes.subarray(1))
  const code = await repl.exited
  return { code, out: output.text, err: errorOutput.text, evaluator }
}

describe('a prompt on a pipe', () => {
  test('executes its input and shows nothing', async () => {
    const { evaluator, ...outcome } = await pipe('é\nb(\n)\n', undefined, { globals: { a: 1 } })
    expect(outcome).toEqual({ code: 0, out: '', err: '' })
    expect(evaluator.executed).toEqual(['é', 'b(\n)'])
    expect(evaluator.defined).toEqual({ a: 1 })
  })

  test('stops at an error, writes it to the error output and answers 1', async () => {
    const { evaluator, ...outcome } = await pipe('a\nb\nc', (source) => {
      if (source === 'b') throw new Error('boom')
    })
    expect(outcome).toEqual({ code: 1, out: '', err: '! Error: boom\n' })
    expect(evaluator.executed).toEqual(['a', 'b'])
  })

  test('answers 1 when the evaluator cannot be loaded', async () => {
    const evaluator = (): Promise<never> => Promise.reject(new Error('gone'))
    expect(await pipe('a', undefined, { evaluator })).toMatchObject({
      code: 1,
      err: '! Error: gone\n',
    })
  })

  test('is a pipe also when only the outputs are none', async () => {
    const input = new FakeInput()
    const file = new FakeOutput(false)
    const evaluator = new BracketEvaluator()
    const repl = start({ input, output: file, errorOutput: file, evaluator })
    input.end('a')
    expect([repl.terminal, await repl.exited, file.text]).toEqual([false, 0, ''])
  })

  test('ends with the code it is closed with, whatever is awaited', async () => {
    const input = new FakeInput(false)
    const output = new FakeOutput(false)
    const evaluator = new BracketEvaluator(() => {
      repl.close(5)
      return new Promise(() => {})
    })
    const repl = start({ input, output, errorOutput: output, evaluator })
    input.end('a\nb')
    expect(await repl.exited).toBe(5)
    expect([evaluator.executed, output.text]).toEqual([['a'], ''])
  })
})
