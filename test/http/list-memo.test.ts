import { expect, test } from 'vitest'
import { ListMemo } from '../../src/http/list-memo.ts'

const a = ['a']
const b = ['b']
const nine = Array.from('123456789', (digit) => [digit])

const cases: readonly [name: string, lists: readonly string[][], made: readonly string[][]][] = [
  ['once of a list that comes again', [a, a], [a]],
  ['once of each of two in turn', [a, b, a, b], [a, b]],
  ['again of a list that nine others followed', [a, ...nine, a], [a, ...nine, a]],
  ['of each list, though they say the same', [['a'], ['a']], [['a'], ['a']]],
]

for (const [name, lists, expected] of cases) {
  test(`makes ${name}`, () => {
    const made: (readonly string[])[] = []
    const memo = new ListMemo((list) => {
      made.push(list)
      return list.join()
    })
    expect(lists.map((list) => memo.of(list))).toEqual(lists.map((list) => list.join()))
    expect(made).toEqual(expected)
  })
}

test('keeps nothing of what failed', () => {
  let tries = 0
  const memo = new ListMemo((): string => {
    tries += 1
    throw new RangeError(`try ${tries}`)
  })
  expect(() => memo.of(a)).toThrow('try 1')
  expect(() => memo.of(a)).toThrow('try 2')
})
