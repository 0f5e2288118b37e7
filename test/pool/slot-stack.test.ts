import { describe, expect, test } from 'vitest'
import { SlotStack } from '../../src/pool/slot-stack.ts'

const first = { name: 'first' }
const second = { name: 'second' }

describe('SlotStack', () => {
  test('starts with all its places unused, and full', () => {
    const stack = new SlotStack(2)
    expect([stack.limited, stack.full, stack.unused]).toEqual([true, true, 2])
    expect([stack.take(), stack.take(), stack.take()]).toEqual(['unused', 'unused', undefined])
    expect([stack.full, stack.unused]).toEqual([false, 0])
  })

  test('gives back last in, first out, whether connection or empty place', () => {
    const stack = new SlotStack<object>(4)
    for (let taken = 0; taken < 3; taken++) stack.take()
    stack.put(first)
    stack.put('broken')
    stack.put(second)
    expect(stack.full).toBe(true)
    expect(stack.givenBack()).toEqual([second, 'broken', first])
    expect(stack.connections()).toEqual([second, first])
    const taken = Array.from({ length: 5 }, () => stack.take())
    expect(taken).toEqual([second, 'broken', first, 'unused', undefined])
  })

  test('without a limit it starts empty and is never full', () => {
    for (const maxsize of [0, -1]) {
      const stack = new SlotStack<object>(maxsize)
      expect([stack.limited, stack.full, stack.unused]).toEqual([false, false, 0])
      expect(stack.take()).toBeUndefined()
      stack.put(first)
      stack.put('connect-failed')
      expect(stack.full).toBe(false)
      expect([stack.take(), stack.take(), stack.take()]).toEqual([
        'connect-failed',
        first,
        undefined,
      ])
    }
  })

  test('a place that is full again after being taken and put back', () => {
    const stack = new SlotStack<object>(1)
    expect(stack.take()).toBe('unused')
    stack.put(first)
    expect(stack.full).toBe(true)
    expect(stack.take()).toBe(first)
    expect(stack.full).toBe(false)
  })
})
