import { describe, expect, test } from 'vitest'
import { KeyboardInterrupt, runScript } from '../../src/repl-enhancements/index.ts'
import { interruptSignal } from '../../src/runtime/interrupt.ts'
import { BracketEvaluator } from './bracket-evaluator.ts'

describe('runScript', () => {
  test('executes input by input and answers 0', async () => {
    const evaluator = new BracketEvaluator()
    const errors: unknown[] = []
    const code = await runScript('a\nb(\n)\n', { evaluator, onError: (e) => errors.push(e) })
    expect({ code, executed: evaluator.executed, errors }).toEqual({
      code: 0,
      executed: ['a', 'b(\n)'],
      errors: [],
    })
  })

  test('stops at an error and answers 1', async () => {
    const boom = new Error('boom')
    const evaluator = new BracketEvaluator((source) => {
      if (source === 'b') throw boom
    })
    const errors: unknown[] = []
    const code = await runScript('a\nb\nc', { evaluator, onError: (e) => errors.push(e) })
    expect({ code, executed: evaluator.executed, errors }).toEqual({
      code: 1,
      executed: ['a', 'b'],
      errors: [boom],
    })
  })

  test('stops when it is interrupted, whatever is awaited, and answers 130', async () => {
    const controller = new AbortController()
    const evaluator = new BracketEvaluator(() => {
      setImmediate(() => controller.abort(new KeyboardInterrupt()))
      return new Promise(() => {})
    })
    const errors: unknown[] = []
    const code = await runScript('a\nb', {
      evaluator,
      signal: controller.signal,
      onError: (e) => errors.push(e),
    })
    expect({ code, executed: evaluator.executed, errors }).toEqual({
      code: 130,
      executed: ['a'],
      errors: [controller.signal.reason],
    })
  })

  test('gives the lines its signal, as an option and as the interrupt signal', async () => {
    const { signal } = new AbortController()
    const seen: unknown[] = []
    const evaluator = new BracketEvaluator((_, options) => {
      seen.push(options.signal, interruptSignal(), options.filename)
    })
    await runScript('a', { evaluator, signal, filename: 'x.ts', onError: () => {} })
    expect(seen).toEqual([signal, signal, 'x.ts'])
  })

  test('waits until the evaluator is ready', async () => {
    const steps: string[] = []
    class Late extends BracketEvaluator {
      async ready(): Promise<void> {
        steps.push('ready')
      }
    }
    const evaluator = new Late((source) => steps.push(source))
    await runScript('a', { evaluator, onError: () => {} })
    expect(steps).toEqual(['ready', 'a'])
  })
})
