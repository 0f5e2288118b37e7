import { systemClock } from '../clock/system-clock.ts'
import { ValueError } from '../errors.ts'
import { Pending } from '../pending.ts'
import { interruptSignal } from '../runtime/interrupt.ts'

const perSecond = 1000

/** The part of Python's `time` that exercises with connections need; all in seconds. */
export interface TimeModule {
  time(): number
  perf_counter(): number
  monotonic(): number
  sleep(seconds: number): Pending<void>
}

/** Python's `time`, as the shell preloads it. */
export const time: TimeModule = Object.freeze({
  /** Seconds since 1970, with fractions. */
  time: (): number => systemClock.wallMs() / perSecond,
  /** Seconds on the clock with the finest steps, from an arbitrary moment. */
  perf_counter: (): number => systemClock.nowMs() / perSecond,
  /** Seconds on a clock that never goes back, from an arbitrary moment. */
  monotonic: (): number => systemClock.nowMs() / perSecond,
  sleep,
})

/**
 * Waits for `seconds`; ctrl-c ends it.
 *
 * @throws TypeError when `seconds` is no number
 * @throws ValueError when it is negative
 */
function sleep(seconds: number): Pending<void> {
  return Pending.run(async () => {
    if (typeof seconds !== 'number') {
      throw new TypeError(`'${typeof seconds}' object cannot be interpreted as an integer`)
    }
    if (!(seconds >= 0)) throw new ValueError('sleep length must be non-negative')
    await systemClock.sleep(seconds * perSecond, interruptSignal())
  })
}
