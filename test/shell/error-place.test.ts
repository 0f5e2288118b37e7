import { expect, test } from 'vitest'
import { Evaluator } from '../../src/repl-enhancements/evaluator.ts'
import { errorPlace } from '../../src/shell/error-place.ts'

const evaluator = new Evaluator()

async function errorOf(source: string): Promise<unknown> {
  await evaluator.ready()
  return evaluator.evaluate(source).then(
    () => undefined,
    (error: unknown) => error,
  )
}

test('an input of one line needs no place', async () => {
  expect(errorPlace(await errorOf('throw new Error()'), evaluator)).toBeUndefined()
})

test('a later line is named', async () => {
  expect(errorPlace(await errorOf('1\n  throw new Error()'), evaluator)).toMatch(/^line 2:\d+$/)
})

test('of a file, the first line is named, too', async () => {
  await evaluator.ready()
  const failed = evaluator.evaluate('boom()', { filename: 'talk.ts#2', line: 2 })
  await expect(failed).rejects.toSatisfy((error) => errorPlace(error, evaluator) === 'talk.ts:2:1')
})

test('what is no error has no place', () => {
  expect(errorPlace(5, evaluator)).toBeUndefined()
  expect(errorPlace(new Error('x'), undefined)).toBeUndefined()
})
