import { expect, it } from 'vitest'
import { SimulatedLines } from '../../src/distance/simulated-lines.ts'

it('knows of no distance before somebody enters one', () => {
  expect(new SimulatedLines().rttMs('127.0.0.1', 80)).toBe(0)
})

it('asks each line whether the address is its own', () => {
  const lines = new SimulatedLines()
  lines.add((_, port) => (port === 1 ? 10 : 0))
  lines.add((address, port) => (address === '127.0.0.1' && port === 2 ? 20 : 0))
  expect([1, 2, 3].map((port) => lines.rttMs('127.0.0.1', port))).toEqual([10, 20, 0])
  expect(lines.rttMs('127.0.0.2', 2)).toBe(0)
})

it('follows a line whose length changes, and forgets one that is taken out', () => {
  const lines = new SimulatedLines()
  let rttMs = 40
  const remove = lines.add(() => rttMs)
  expect(lines.rttMs('127.0.0.1', 1)).toBe(40)
  rttMs = 5
  expect(lines.rttMs('127.0.0.1', 1)).toBe(5)
  remove()
  expect(lines.rttMs('127.0.0.1', 1)).toBe(0)
})
