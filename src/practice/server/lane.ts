import type { Clock } from '../../clock/clock.ts'

/** A timer may be early by the fraction of a millisecond that the engine's timers do not know. */
const earlyMs = 0.5

interface Passing {
  readonly dueMs: number
  readonly act: () => void
}

/**
 * One direction of a simulated line: what is passed comes out after the delay of that moment, in the
 * order in which it was passed, also when the line becomes shorter in the meantime.
 */
export class Lane {
  readonly #clock: Clock
  readonly #delayMs: () => number
  readonly #passing: Passing[] = []
  #lastDueMs = 0
  #lateMs = 0
  #waiting = false

  constructor(clock: Clock, delayMs: () => number) {
    this.#clock = clock
    this.#delayMs = delayMs
  }

  /** Whether something is on its way, or would take time. */
  get delays(): boolean {
    return this.#passing.length > 0 || this.#delayMs() > 0
  }

  /** How much too late the last one came out, as timers have it; told once. */
  takeLatenessMs(): number {
    const lateMs = this.#lateMs
    this.#lateMs = 0
    return lateMs
  }

  /** Does `act` at the other end; at once where there is no distance. */
  pass(act: () => void, moreMs = 0): void {
    const delayMs = this.#delayMs() + moreMs
    if (delayMs <= 0 && this.#passing.length === 0) return act()
    this.#lastDueMs = Math.max(this.#clock.nowMs() + delayMs, this.#lastDueMs)
    this.#passing.push({ dueMs: this.#lastDueMs, act })
    this.#wait()
  }

  #wait(): void {
    const [first] = this.#passing
    if (first === undefined || this.#waiting) return
    this.#waiting = true
    const leftMs = Math.max(0, first.dueMs - this.#clock.nowMs())
    this.#clock.after(leftMs, () => this.#arrive(), { background: true })
  }

  #arrive(): void {
    this.#waiting = false
    const nowMs = this.#clock.nowMs() + earlyMs
    const late = this.#passing.findIndex(({ dueMs }) => dueMs > nowMs)
    const arrived = this.#passing.slice(0, late < 0 ? this.#passing.length : late)
    for (const { dueMs, act } of arrived) {
      this.#passing.shift()
      this.#lateMs = Math.max(0, this.#clock.nowMs() - dueMs)
      act()
    }
    this.#wait()
  }
}
