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
    ['what begins with a blank', ' two'],
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

  test('puts earlier inputs in front, and has those to come kept', () => {
    const kept: string[] = []
    const history = new History()
    history.add('two')
    history.keepIn({ append: (input) => kept.push(input) }, ['one'])
    history.add(' secret')
    history.add('three')
    history.add('three')
    expect(history.entries).toEqual(['one', 'two', 'three'])
    expect(kept).toEqual(['three'])
  })

  test('goes to an entry that was found otherwise', () => {
    const history = new History(['one', 'two', 'three'])
    history.seek('two', 'draft')
    expect([history.older('two'), history.newer(), history.newer(), history.newer()]).toEqual([
      'one',
      'two',
      'three',
      'draft',
    ])
  })
})
