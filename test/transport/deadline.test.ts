import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { settleWithin } from '../../src/transport/deadline.ts'

type End = 'resolve' | 'resolve late' | 'reject' | 'timeout' | 'abort' | 'aborted before'

const cases: readonly { name: string; end: End; outcome: string; undone: boolean }[] = [
  { name: 'settles with what the attempt gives', end: 'resolve', outcome: 'value', undone: false },
  {
    name: 'hears first what came while the process was busy',
    end: 'resolve late',
    outcome: 'value',
    undone: false,
  },
  { name: 'fails with what the attempt throws', end: 'reject', outcome: 'failed', undone: false },
  {
    name: 'gives up when the time is over, and undoes',
    end: 'timeout',
    outcome: 'too late',
    undone: true,
  },
  {
    name: 'gives up when the signal aborts, and undoes',
    end: 'abort',
    outcome: 'ctrl-c',
    undone: true,
  },
  {
    name: 'does not start when the signal has aborted',
    end: 'aborted before',
    outcome: 'ctrl-c',
    undone: false,
  },
]

describe('settleWithin', () => {
  for (const { name, end, outcome, undone } of cases) {
    it(name, async () => {
      const clock = new ManualClock()
      const controller = new AbortController()
      let wasUndone = false
      let arrive = () => {}
      if (end === 'aborted before') controller.abort(new Error('ctrl-c'))
      const limits = {
        clock,
        timeoutMs: 500,
        timeoutError: () => new Error('too late'),
        signal: controller.signal,
      }
      const settled = settleWithin<string>(limits, (resolve, reject) => {
        arrive = () => resolve('value')
        if (end === 'resolve') queueMicrotask(() => resolve('value'))
        if (end === 'reject') queueMicrotask(() => reject(new Error('failed')))
        return () => {
          wasUndone = true
        }
      }).catch((error: Error) => error.message)
      if (end === 'abort') controller.abort(new Error('ctrl-c'))
      if (end === 'resolve late') clock.after(500, arrive)
      if (end === 'timeout' || end === 'resolve late') clock.advance(500)
      expect(await settled).toBe(outcome)
      expect(wasUndone).toBe(undone)
    })
  }
})
