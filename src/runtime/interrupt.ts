import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<AbortSignal>()

/**
 * Runs `work` so that everything it starts, however deep and however late, sees `signal` as its
 * interrupt signal: the prompt gives each line one, and ctrl-c aborts it.
 */
export function withInterruptSignal<T>(signal: AbortSignal, work: () => T): T {
  return current.run(signal, work)
}

/** The interrupt signal of the line that is being executed, if there is one. */
export function interruptSignal(): AbortSignal | undefined {
  return current.getStore()
}
