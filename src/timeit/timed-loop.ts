import type { Clock } from '../clock/clock.ts'
import { interruptSignal } from '../runtime/interrupt.ts'
import { isThenable } from './thenable.ts'

/** How long statements run before the event loop gets a turn. */
const SLICE_MS = 100

/** Python's `timer`: seconds since whenever. */
export type TimerFunction = () => number

/** A statement or setup as a function; what it returns is awaited if it is a promise. */
export type StatementFunction = () => unknown

/**
 * Calls a statement `number` times and gives the time that took, in the timer's unit.
 *
 * A call is awaited only if it returns a promise. Every tenth of a second, between two calls, the
 * event loop gets a turn, so that logs are written and ctrl-c is heard; the turn is not counted.
 *
 * @throws the reason of the interrupt signal, when it has aborted, between two calls
 */
export async function timedLoop(
  statement: StatementFunction,
  number: number,
  { timer, clock }: { readonly timer: TimerFunction; readonly clock: Clock },
): Promise<number> {
  const signal = interruptSignal()
  const pace = new Pace(clock)
  let paused = 0
  signal?.throwIfAborted()
  const start = timer()
  for (let done = 0; done < number; done += 1) {
    const result = statement()
    if (isThenable(result)) await result
    if (pace.isPauseDue()) {
      const from = timer()
      await eventLoopTurn()
      paused += timer() - from
      pace.restart()
    }
    if (signal?.aborted) throw signal.reason
  }
  return timer() - start - paused
}

/** Knows when a pause is due, and reads the clock only as often as that takes. */
class Pace {
  readonly #clock: Clock
  #sliceStartMs: number
  #readAtMs: number
  /** How many calls go from one reading to the next: the more, the shorter they are. */
  #stride = 1
  #left = 1

  constructor(clock: Clock) {
    this.#clock = clock
    this.#sliceStartMs = clock.nowMs()
    this.#readAtMs = this.#sliceStartMs
  }

  isPauseDue(): boolean {
    this.#left -= 1
    return this.#left <= 0 && this.#read()
  }

  restart(): void {
    this.#sliceStartMs = this.#clock.nowMs()
    this.#readAtMs = this.#sliceStartMs
  }

  #read(): boolean {
    const nowMs = this.#clock.nowMs()
    const strideMs = nowMs - this.#readAtMs
    if (strideMs < SLICE_MS / 20) this.#stride = Math.min(this.#stride * 2, 100_000)
    if (strideMs > SLICE_MS / 5) this.#stride = Math.ceil(this.#stride / 4)
    this.#left = this.#stride
    this.#readAtMs = nowMs
    return nowMs - this.#sliceStartMs >= SLICE_MS
  }
}

/** Lets the event loop in, by a timer: `setImmediate` is no full turn on Deno. */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
