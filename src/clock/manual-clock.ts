import type { Clock } from './clock.ts'

interface Alarm {
  readonly dueMs: number
  readonly act: () => void
}

/**
 * A clock that moves only when told: for tests.
 *
 * @example
 * const clock = new ManualClock()
 * let rang = false
 * clock.after(500, () => { rang = true })
 * clock.advance(499)
 * rang // false
 * clock.advance(1)
 * rang // true
 */
export class ManualClock implements Clock {
  #nowMs: number
  readonly #epochMs: number
  #alarms: Alarm[] = []
  /** The delays, in milliseconds, that were asked of {@link ManualClock.sleep}, in order. */
  readonly slept: number[] = []

  /** @param epochMs the calendar's reading at the start, milliseconds since 1970 */
  constructor(epochMs = 0) {
    this.#nowMs = 0
    this.#epochMs = epochMs
  }

  nowMs(): number {
    return this.#nowMs
  }

  wallMs(): number {
    return this.#epochMs + this.#nowMs
  }

  after(delayMs: number, act: () => void): () => void {
    const alarm: Alarm = { dueMs: this.#nowMs + Math.max(0, delayMs), act }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(delayMs)
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const cancel = this.after(delayMs, resolve)
      signal?.addEventListener('abort', () => {
        cancel()
        reject(signal.reason)
      })
    })
  }

  /** Moves on by `byMs`, and lets each alarm that falls due ring at its own moment, in order. */
  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs
    for (;;) {
      const due = this.#alarms
        .filter((alarm) => alarm.dueMs <= untilMs)
        .sort((a, b) => a.dueMs - b.dueMs)[0]
      if (due === undefined) break
      this.#alarms = this.#alarms.filter((other) => other !== due)
      this.#nowMs = Math.max(this.#nowMs, due.dueMs)
      due.act()
    }
    this.#nowMs = untilMs
  }
}
