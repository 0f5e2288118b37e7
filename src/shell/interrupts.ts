import process from 'node:process'
import { isInterrupt, KeyboardInterrupt } from '../repl-enhancements/keyboard-interrupt.ts'
import { passInterrupt } from '../runtime/interrupt.ts'
import { type RuntimeName, runtimeName } from '../runtime/name.ts'

const hourMs = 3_600_000

/**
 * Turns the first ctrl-c into an abort, unless something has claimed it; the one after that ends the
 * process as ever.
 */
export class Interrupts {
  readonly #controller = new AbortController()
  readonly #removesListener: boolean
  /** A promise that never settles keeps no process alive, though somebody waits for it. */
  readonly #alive = setInterval(() => {}, hourMs)
  #open = true
  readonly #interrupt = (): void => {
    if (!passInterrupt(() => new KeyboardInterrupt())) this.interrupt()
  }

  constructor(runtime: RuntimeName = runtimeName) {
    this.#removesListener = runtime === 'deno'
    process.on('SIGINT', this.#interrupt)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Does what ctrl-c does. */
  interrupt(): void {
    this.close()
    this.#controller.abort(new KeyboardInterrupt())
  }

  /** Whether an error says that there was a ctrl-c, which then counts as one. */
  isBehind(error: unknown): boolean {
    // code that never waited was broken by the runtime itself
    if (isInterrupt(error) && !this.signal.aborted) this.interrupt()
    return this.signal.aborted
  }

  /** Does `work`. On Deno a listener would keep ctrl-c from ending a loop in it that never waits. */
  during<T>(work: () => T): T {
    if (!this.#removesListener || !this.#open) return work()
    process.off('SIGINT', this.#interrupt)
    setImmediate(() => {
      if (this.#open) process.on('SIGINT', this.#interrupt)
    })
    return work()
  }

  /** Listens no longer. */
  close(): void {
    this.#open = false
    clearInterval(this.#alive)
    process.off('SIGINT', this.#interrupt)
  }
}
