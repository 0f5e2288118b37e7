import { expect, it } from 'vitest'
import { Ring } from '../../src/ledger/ring.ts'

it('keeps the last values, oldest first', () => {
  const ring = new Ring<number>(3)
  expect(ring.values()).toEqual([])
  for (const n of [1, 2, 3, 4, 5]) ring.add(n)
  expect(ring.values()).toEqual([3, 4, 5])
  expect(ring.size).toBe(3)
})

it('finds the youngest value', () => {
  const ring = new Ring<number>(3)
  for (const n of [1, 2, 3, 4]) ring.add(n)
  expect(ring.findLast((n) => n % 2 === 0)).toBe(4)
  expect(ring.findLast((n) => n < 4)).toBe(3)
  expect(ring.findLast((n) => n === 1)).toBeUndefined()
})

it('is empty when it was cleared', () => {
  const ring = new Ring<number>(2)
  for (const n of [1, 2, 3]) ring.add(n)
  ring.clear()
  expect(ring.values()).toEqual([])
  for (const n of [4, 5, 6]) ring.add(n)
  expect(ring.values()).toEqual([5, 6])
})
