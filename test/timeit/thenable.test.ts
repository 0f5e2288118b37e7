import { expect, test } from 'vitest'
import { isThenable } from '../../src/timeit/thenable.ts'

test('knows what is to be awaited', () => {
  // biome-ignore lint/suspicious/noThenProperty: a value that looks like a promise
  const likePromise = { then: () => undefined }
  // biome-ignore lint/suspicious/noThenProperty: a value that does not
  const values = [Promise.resolve(), likePromise, { then: 1 }, {}, null, undefined, 5, () => 1]
  expect(values.map(isThenable)).toEqual([true, true, false, false, false, false, false, false])
})
