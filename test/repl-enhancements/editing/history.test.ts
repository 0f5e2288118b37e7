import { describe, expect, test } from 'vitest'
import { History } from '../../../src/repl-enhancements/editing/history.ts'

describe('History', () => {
  test('goes back to the oldest entry and forward to the draft', () => {
    const history = new History(['one', 'two'])
    expect([history.older('draft'), history.older('two'), history.older('one')]).toEqual([
      'two',
      'one',
      undefined,
    ])
    expect([history.newer(), history.newer(), history.newer()]).toEqual(['two', 'draft', undefined])
  })

  test('adds an entry and begins again behind it', () => {
    const history = new History(['one'])
    history.older('')
    history.add('two\nlines')
    expect(history.older('')).toBe('two\nlines')
    expect(history.entries).toEqual(['one', 'two\nlines'])
  })

  test.each([
    ['the entry before', 'one'],
    ['nothing but blanks', '  '],
    ['nothing', ''],
  ])('leaves out %s', (_, input) => {
    const history = new History(['one'])
    history.add(input)
    expect(history.entries).toEqual(['one'])
  })

  test('drops the oldest entry beyond its limit', () => {
    const history = new History(['one', 'two', 'three'], 2)
    history.add('four')
    expect(history.entries).toEqual(['three', 'four'])
  })
})
