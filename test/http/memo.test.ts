import { describe, expect, test } from 'vitest'
import { Memo } from '../../src/http/memo.ts'

describe('Memo', () => {
  test('makes a thing once', () => {
    let made = 0
    const memo = new Memo((text) => {
      made += 1
      return text.toUpperCase()
    })
    expect([memo.of('a'), memo.of('a'), memo.of('b')]).toEqual(['A', 'A', 'B'])
    expect(made).toBe(2)
  })

  test('forgets everything when it is full', () => {
    const made: string[] = []
    const memo = new Memo((text) => {
      made.push(text)
      return text
    }, 2)
    for (const text of ['a', 'b', 'a', 'c', 'a']) memo.of(text)
    expect(made).toEqual(['a', 'b', 'c', 'a'])
  })

  test('keeps no long texts', () => {
    let made = 0
    const memo = new Memo((text) => {
      made += 1
      return text.length
    })
    const long = 'x'.repeat(2049)
    expect(memo.of(long) + memo.of(long)).toBe(4098)
    expect(made).toBe(2)
  })

  test('keeps nothing of what failed', () => {
    let tries = 0
    const memo = new Memo((): string => {
      tries += 1
      throw new RangeError(`try ${tries}`)
    })
    expect(() => memo.of('a')).toThrow('try 1')
    expect(() => memo.of('a')).toThrow('try 2')
  })
})
