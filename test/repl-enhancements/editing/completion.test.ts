import { describe, expect, test } from 'vitest'
import { columns, commonPrefix } from '../../../src/repl-enhancements/editing/completion.ts'

describe('commonPrefix', () => {
  test.each([
    [['session', 'settings'], 'se'],
    [['a', 'b'], ''],
    [['one'], 'one'],
    [[], ''],
  ])('of %j is %j', (texts, prefix) => {
    expect(commonPrefix(texts)).toBe(prefix)
  })
})

describe('columns', () => {
  test.each([
    [['a', 'b', 'c'], 4, 'a  c\nb'],
    [['a', 'b', 'c'], 80, 'a  b  c'],
    [['longer', 'b'], 3, 'longer\nb'],
    [['名', 'b'], 80, '名  b'],
  ])('of %j in %i columns', (texts, width, lines) => {
    expect(columns(texts, width)).toBe(lines)
  })

  test('tells how many are not shown', () => {
    const texts = Array.from({ length: 203 }, (_, index) => `n${index}`)
    expect(columns(texts, 80).split('\n').at(-1)).toBe('… and 3 more')
  })
})
