import { describe, expect, it } from 'vitest'
import { interruptSignal, withInterruptSignal } from '../../src/runtime/interrupt.ts'

const { signal } = new AbortController()

const reaches: readonly { name: string; look: () => Promise<AbortSignal | undefined> }[] = [
  { name: 'at once', look: async () => interruptSignal() },
  {
    name: 'behind an await',
    look: async () => {
      await null
      return interruptSignal()
    },
  },
  {
    name: 'in a timer',
    look: () => new Promise((done) => setTimeout(() => done(interruptSignal()), 0)),
  },
  {
    name: 'in a microtask',
    look: () => new Promise((done) => queueMicrotask(() => done(interruptSignal()))),
  },
]

describe('the interrupt signal', () => {
  for (const { name, look } of reaches) {
    it(`is seen ${name}`, async () => {
      expect(await withInterruptSignal(signal, look)).toBe(signal)
    })
  }

  it('is not seen outside', () => {
    withInterruptSignal(signal, () => {})
    expect(interruptSignal()).toBeUndefined()
  })
})
