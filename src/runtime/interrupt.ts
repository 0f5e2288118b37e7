import { AsyncLocalStorage } from 'node:async_hooks'
import { setMaxListeners } from 'node:events'
import process from 'node:process'

const current = new AsyncLocalStorage<AbortSignal>()

/**
 * Runs `work` so that everything it starts, however deep and however late, sees `signal` as its
 * interrupt signal: the prompt gives each line one, and ctrl-c aborts it.
 *
 * As many calls of a line as there are may wait for it at once: Node warns of no leak there.
 */
export function withInterruptSignal<T>(signal: AbortSignal, work: () => T): T {
  setMaxListeners(0, signal)
  return current.run(signal, work)
}

/** The interrupt signal of the line that is being executed, if there is one. */
export function interruptSignal(): AbortSignal | undefined {
  return current.getStore()
}

type Stop = (reason: unknown) => void

const claims: Stop[] = []

/**
 * Has the next ctrl-c call `stop` instead of ending the line, or a program that does not listen for
 * it: for work that has something to give when it ends early. One after that does what it always
 * does. Gives the function that takes the claim back.
 */
export function claimInterrupt(stop: Stop): () => void {
  const release = (): void => {
    const index = claims.indexOf(stop)
    if (index >= 0) claims.splice(index, 1)
    if (claims.length === 0) process.off('SIGINT', endProgramLater)
  }
  claims.push(stop)
  // who gives a signal listens, if not at this moment: Node takes listeners away while it runs a line
  const isHeard = process.listenerCount('SIGINT') > 0 || interruptSignal() !== undefined
  if (!isHeard) process.once('SIGINT', endProgramLater)
  return release
}

/**
 * Passes a ctrl-c on to whoever claimed it last; false where nobody did.
 *
 * @param reason makes the error that stands for ctrl-c
 */
export function passInterrupt(reason: () => unknown): boolean {
  const stop = claims.pop()
  stop?.(reason())
  return stop !== undefined
}

/** What is left of the program runs on, and its exit code says that it was interrupted. */
function endProgramLater(): void {
  process.exitCode = 130
  passInterrupt(() => new Error('interrupted'))
}
