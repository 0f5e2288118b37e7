import { describe, expect, test } from 'vitest'
import { loadEvaluator } from '../../src/repl-enhancements/line-evaluator.ts'
import { BracketEvaluator } from './bracket-evaluator.ts'

const given = new BracketEvaluator()

describe('loadEvaluator', () => {
  test.each([
    ['an evaluator', given],
    ['a promise', Promise.resolve(given)],
    ['a function', () => given],
    ['an async function', async () => given],
  ])('takes %s', async (_, source) => {
    expect(await loadEvaluator(source)).toBe(given)
  })

  test('makes it ready, then gives it its names', async () => {
    const steps: string[] = []
    class Late extends BracketEvaluator {
      async ready(): Promise<void> {
        await null
        steps.push('ready')
      }
      override define(name: string, value: unknown): void {
        steps.push(`${name} = ${value}`)
      }
    }
    await loadEvaluator(new Late(), { a: 1, b: 2 })
    expect(steps).toEqual(['ready', 'a = 1', 'b = 2'])
  })
})
