import { describe, expect, test } from 'vitest'
import {
  EventQueue,
  type TerminalEvent,
} from '../../../src/repl-enhancements/screen/event-queue.ts'

const never = new Promise<never>(() => {})

function key(name: string): TerminalEvent {
  return { type: 'key', name }
}

describe('EventQueue', () => {
  test('gives events in order, those that came before and those that come later', async () => {
    const queue = new EventQueue()
    queue.push(key('a'))
    queue.push(key('b'))
    queue.unshift([key('first')])
    expect([await queue.next(), await queue.next(), await queue.next()]).toEqual(
      ['first', 'a', 'b'].map(key),
    )
    const next = queue.next()
    queue.push(key('c'))
    expect(await next).toEqual(key('c'))
    expect(queue.isEmpty).toBe(true)
  })

  test.each([key('C-c'), { type: 'signal' } as const])(
    'interrupts what can be interrupted on %o and drops what was typed ahead',
    async (event) => {
      const queue = new EventQueue()
      const outcome = queue.interruptible(
        () => never,
        () => 'interrupted',
      )
      queue.push(key('a'))
      queue.push(event)
      queue.push(key('b'))
      expect(await outcome).toBe('interrupted')
      expect(await queue.next()).toEqual(key('b'))
    },
  )

  test('goes on with what is interrupted by nothing, until the next ctrl-c', async () => {
    const queue = new EventQueue()
    let times = 0
    const outcome = queue.interruptible(
      () => never,
      () => {
        times += 1
        return times === 2 ? 'interrupted' : undefined
      },
    )
    queue.push(key('C-c'))
    queue.push(key('C-c'))
    expect([await outcome, times]).toEqual(['interrupted', 2])
  })

  test('keeps ctrl-c as an event while nothing can be interrupted', async () => {
    const queue = new EventQueue()
    await queue.interruptible(
      async () => 1,
      () => 2,
    )
    queue.push(key('C-c'))
    expect(await queue.next()).toEqual(key('C-c'))
  })

  test('drops what interrupted work comes to, an error too', async () => {
    const queue = new EventQueue()
    let fail = (_: Error): void => {}
    const work = new Promise<never>((_, reject) => {
      fail = reject
    })
    const outcome = queue.interruptible(
      () => work,
      () => 'interrupted',
    )
    queue.push(key('C-c'))
    fail(new Error('late'))
    expect(await outcome).toBe('interrupted')
  })

  test('passes on what work throws', async () => {
    const queue = new EventQueue()
    const fail = (): Promise<never> => {
      throw new Error('boom')
    }
    await expect(queue.interruptible(fail, () => 1)).rejects.toThrow('boom')
  })
})
