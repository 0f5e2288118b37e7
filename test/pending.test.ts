import { describe, expect, it } from 'vitest'
import { Pending } from '../src/pending.ts'

describe('a pending value', () => {
  it('comes to what its work comes to', async () => {
    expect(await Pending.run(async () => 42)).toBe(42)
    await expect(Pending.run(async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  })

  it('rejects, and does not throw, when its work throws at once', async () => {
    const pending = Pending.run(async () => {
      throw new TypeError('bad input')
    })
    await expect(pending).rejects.toThrow('bad input')
  })

  for (const [name, chain] of [
    ['then', (pending: Pending<number>) => pending.then((n) => n)],
    ['catch', (pending: Pending<number>) => pending.catch(() => 0)],
    ['finally', (pending: Pending<number>) => pending.finally(() => {})],
  ] as const) {
    it(`gives an ordinary promise from ${name}`, async () => {
      const chained = chain(Pending.run(async () => 1))
      expect(chained).not.toBeInstanceOf(Pending)
      expect(await chained).toBe(1)
    })
  }
})
