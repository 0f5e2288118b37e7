import type { Clock } from '../clock/clock.ts'

/**
 * Runs `start` and gives it up as soon as the time is over or one of the signals aborts.
 *
 * `start` is handed what settles the promise, and returns what undoes the attempt. The timer is
 * exact to the clock: the engine's own are coarse.
 */
export function settleWithin<T>(
  limits: {
    readonly clock: Clock
    readonly timeoutMs: number | null
    readonly timeoutError: () => Error
    readonly signal: AbortSignal | undefined
  },
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (limits.signal?.aborted) return reject(limits.signal.reason)
    let settled = false
    const cleanUp: (() => void)[] = []
    const settle = (act: () => void) => {
      if (settled) return
      settled = true
      for (const step of cleanUp) step()
      act()
    }
    const giveUp = (error: unknown) => {
      settle(() => {
        undo()
        reject(error)
      })
    }
    const undo = start(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    )
    if (settled) return
    if (limits.timeoutMs !== null) {
      // A process that was busy may have to hear yet that all went well: a turn for that.
      let cancel = limits.clock.after(limits.timeoutMs, () => {
        cancel = limits.clock.after(0, () => giveUp(limits.timeoutError()))
      })
      cleanUp.push(() => cancel())
    }
    const { signal } = limits
    if (signal !== undefined) {
      const abort = () => giveUp(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      cleanUp.push(() => signal.removeEventListener('abort', abort))
    }
  })
}
