import process from 'node:process'
import { KeyboardInterrupt } from '../repl-enhancements/keyboard-interrupt.ts'
import { type RuntimeName, runtimeName } from '../runtime/name.ts'

/** Turns the first ctrl-c into an abort; a second one ends the process as ever. */
export class Interrupts {
  readonly #controller = new AbortController()
  readonly #removesListener: boolean
  #open = true
  readonly #interrupt = (): void => {
    this.close()
    this.#controller.abort(new KeyboardInterrupt())
  }

  constructor(runtime: RuntimeName = runtimeName) {
    this.#removesListener = runtime === 'deno'
    process.on('SIGINT', this.#interrupt)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
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
    process.off('SIGINT', this.#interrupt)
  }
}
