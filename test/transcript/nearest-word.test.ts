import { expect, test } from 'vitest'
import { nearestWord } from '../../src/transcript/nearest-word.ts'

const known = ['ports', 'times', 'log-port']
const cases: readonly [word: string, meant: string | undefined][] = [
  ['port', 'ports'],
  ['prots', 'ports'],
  ['Times', 'times'],
  ['log_port', 'log-port'],
  ['colours', undefined],
  ['', undefined],
]

test.each(cases)('%j may mean %j', (word, meant) => {
  expect(nearestWord(word, known)).toBe(meant)
})

test('where nothing is known, nothing is near', () => {
  expect(nearestWord('a', [])).toBeUndefined()
})
