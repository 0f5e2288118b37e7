import { describe, expect, test } from 'vitest'
import { Lru } from '../../src/pool/lru.ts'

interface Case {
  readonly name: string
  readonly limit: number
  /** Keys in order: `+a` adds a, `a` uses it. */
  readonly steps: string
  /** The keys that had to go, in order. */
  readonly gone: string
  readonly left: string
}

const cases: readonly Case[] = [
  { name: 'keeps up to its limit', limit: 2, steps: '+a +b', gone: '', left: 'a b' },
  { name: 'lets the oldest go', limit: 2, steps: '+a +b +c', gone: 'a', left: 'b c' },
  { name: 'use keeps from going', limit: 2, steps: '+a +b a +c', gone: 'b', left: 'a c' },
  {
    name: 'uses count one after the other',
    limit: 2,
    steps: '+a +b a b +c',
    gone: 'a',
    left: 'b c',
  },
  {
    name: 'what was added last is not what was used last',
    limit: 2,
    steps: '+a a +b a +c',
    gone: 'b',
    left: 'a c',
  },
  {
    name: 'use of the last changes nothing',
    limit: 2,
    steps: '+a +b b b +c',
    gone: 'a',
    left: 'b c',
  },
  {
    name: 'use of what went changes nothing',
    limit: 1,
    steps: '+a +b a +c',
    gone: 'a b',
    left: 'c',
  },
  {
    name: 'use moves behind what was added',
    limit: 3,
    steps: '+a +b +c a b',
    gone: '',
    left: 'c a b',
  },
  {
    name: 'what was last used and went can come again',
    limit: 2,
    steps: '+a +b a +c +d +a c',
    gone: 'b a c',
    left: 'd a',
  },
  { name: 'with 0 everything goes at once', limit: 0, steps: '+a a +b', gone: 'a b', left: '' },
  { name: 'less than 0 is 0', limit: -1, steps: '+a +b', gone: 'a b', left: '' },
]

describe('Lru', () => {
  for (const { name, limit, steps, gone, left } of cases) {
    test(name, () => {
      const lru = new Lru<{ key: string }>(limit)
      const went: string[] = []
      for (const step of steps.split(' ')) {
        const key = step.replace('+', '')
        if (step.startsWith('+')) went.push(lru.add(key, { key })?.key ?? '')
        else expect(lru.use(key)?.key ?? key).toBe(key)
      }
      expect(went.filter(Boolean).join(' ')).toBe(gone)
      expect([...lru.values()].map(({ key }) => key).join(' ')).toBe(left)
      expect(lru.size).toBe(left.split(' ').filter(Boolean).length)
    })
  }

  test('finds nothing under a key that it does not have', () => {
    expect(new Lru(1).use('a')).toBeUndefined()
  })

  test('clearing gives all back, least recently used first, and forgets them', () => {
    const lru = new Lru<{ key: string }>(3)
    for (const key of ['a', 'b', 'c']) lru.add(key, { key })
    lru.use('a')
    expect(lru.clear().map(({ key }) => key)).toEqual(['b', 'c', 'a'])
    expect(lru.size).toBe(0)
    expect(lru.use('a')).toBeUndefined()
    expect(lru.clear()).toEqual([])
  })
})
