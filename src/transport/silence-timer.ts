import type { Clock } from '../clock/clock.ts'
import { isTimeout } from './socket-timeout.ts'

/**
 * Tells when a peer has been silent for too long while something is expected of it.
 *
 * It measures between bytes, as Python's socket timeouts do, and only between `start` and `stop`.
 * Bytes that arrive are noted by {@link SilenceTimer.heard}, which costs no timer.
 */
export class SilenceTimer {
  readonly #clock: Clock
  readonly #limitMs: number | null
  readonly #silent: () => void
  #lastMs = 0
  #cancel: (() => void) | undefined
  /** Whether the limit is over, and only what has come already is still read. */
  #isOver = false

  /** @param limitMs how long a silence may last; null for any length */
  constructor(clock: Clock, limitMs: number | null, silent: () => void) {
    this.#clock = clock
    this.#limitMs = limitMs
    this.#silent = silent
  }

  /** Whether there is a limit to a silence at all. */
  get limited(): boolean {
    return this.#limitMs !== null
  }

  start(): void {
    if (this.#limitMs === null || this.#cancel !== undefined) return
    if (!isTimeout(this.#limitMs)) return this.#refuse()
    this.#lastMs = this.#clock.nowMs()
    this.#isOver = false
    this.#arm(this.#limitMs)
  }

  /** A limit that is none ends the wait before it begins: once what is being sent is on its way. */
  #refuse(): void {
    const cancel = () => {}
    this.#cancel = cancel
    queueMicrotask(() => {
      if (this.#cancel !== cancel) return
      this.#cancel = undefined
      this.#silent()
    })
  }

  heard(): void {
    if (this.#cancel !== undefined) this.#lastMs = this.#clock.nowMs()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #arm(delayMs: number): void {
    this.#cancel = this.#clock.after(delayMs, () => this.#ring())
  }

  #ring(): void {
    const leftMs = this.#lastMs + (this.#limitMs ?? 0) - this.#clock.nowMs()
    // A process that was busy has bytes waiting that it could not read yet: a turn for those.
    const hadItsTurn = this.#isOver
    this.#isOver = leftMs <= 0
    if (!this.#isOver) return this.#arm(leftMs)
    if (!hadItsTurn) return this.#arm(0)
    this.#cancel = undefined
    this.#silent()
  }
}
