import process from 'node:process'
import { describe, expect, it } from 'vitest'
import {
  claimInterrupt,
  interruptSignal,
  passInterrupt,
  withInterruptSignal,
} from '../../src/runtime/interrupt.ts'

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

  it('may be waited for by as many calls as a line has', async () => {
    const warnings: Error[] = []
    const note = (warning: Error): number => warnings.push(warning)
    process.on('warning', note)
    withInterruptSignal(new AbortController().signal, () => {
      for (let call = 0; call < 20; call += 1) {
        interruptSignal()?.addEventListener('abort', () => call)
      }
    })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  it('is not seen outside', () => {
    withInterruptSignal(signal, () => {})
    expect(interruptSignal()).toBeUndefined()
  })
})

describe('a claim on ctrl-c', () => {
  it('takes one, the last claim first, and then there is none', () => {
    const heard: unknown[] = []
    claimInterrupt((reason) => heard.push(['outer', reason]))
    claimInterrupt((reason) => heard.push(['inner', reason]))
    const passed = ['first', 'second', 'third'].map((reason) => passInterrupt(() => reason))
    expect(passed).toEqual([true, true, false])
    expect(heard).toEqual([
      ['inner', 'first'],
      ['outer', 'second'],
    ])
  })

  it('can be taken back', () => {
    const release = claimInterrupt(() => {})
    release()
    release()
    expect(passInterrupt(() => 'reason')).toBe(false)
  })

  it('leaves listening to who has given a signal', () => {
    const listening = process.listenerCount('SIGINT')
    const release = withInterruptSignal(signal, () => claimInterrupt(() => {}))
    expect(process.listenerCount('SIGINT')).toBe(listening)
    release()
  })

  it('listens to the signal of a program that does not, as long as it stands', () => {
    const before = process.rawListeners('SIGINT')
    const kept = process.listenerCount('SIGINT')
    process.removeAllListeners('SIGINT')
    const release = claimInterrupt(() => {})
    const claimed = process.listenerCount('SIGINT')
    release()
    const released = process.listenerCount('SIGINT')
    for (const listener of before) process.on('SIGINT', listener as () => void)
    expect([claimed, released, process.listenerCount('SIGINT')]).toEqual([1, 0, kept])
  })
})
