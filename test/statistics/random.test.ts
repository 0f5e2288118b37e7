import { expect, test } from 'vitest'
import { seeded, shuffled } from '../../src/statistics/random.ts'

test('the numbers are those of xoshiro128** for a seed', () => {
  const random = seeded(7)
  const first = [random(), random(), random(), random()].map((number) => number * 2 ** 32)
  // Worked out apart from this code.
  expect(first).toEqual([210494603, 711084892, 3993689120, 4089369890])
})

test('another seed gives others, all of them from 0 up to 1, and evenly', () => {
  const random = seeded(8)
  const numbers = Array.from({ length: 20_000 }, random)
  expect(numbers[0]).not.toBe(seeded(7)())
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
  const inTenths = new Map<number, number>()
  for (const number of numbers) {
    const tenth = Math.floor(number * 10)
    inTenths.set(tenth, (inTenths.get(tenth) ?? 0) + 1)
  }
  for (const count of inTenths.values()) expect(Math.abs(count - 2000)).toBeLessThan(200)
})

test('every order of three comes about equally often', () => {
  const random = seeded(1)
  const orders = new Map<string, number>()
  for (let n = 0; n < 6000; n += 1) {
    const order = shuffled(['a', 'b', 'c'], random).join('')
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect(orders.size).toBe(6)
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(120)
})

test('what is shuffled keeps its order', () => {
  const list = [1, 2, 3, 4, 5]
  shuffled(list, seeded(1))
  expect(list).toEqual([1, 2, 3, 4, 5])
})
