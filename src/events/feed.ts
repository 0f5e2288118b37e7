import type { PoolReplEvent } from './event.ts'

/** Told of each event, at once and in order. */
export type Listener = (event: PoolReplEvent) => void

/** Passes events on to whoever listens. */
export class Feed {
  #listeners: readonly Listener[] = []

  /** Whether anybody listens. */
  get heard(): boolean {
    return this.#listeners.length > 0
  }

  /** Tells every listener of `event`, in the order in which they came. */
  emit(event: PoolReplEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Adds a listener; the function returned takes it away. */
  listen(listener: Listener): () => void {
    this.#listeners = [...this.#listeners, listener]
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener)
    }
  }
}

/** The feed of this process: every connection that pool-repl opens reports here. */
export const feed: Feed = new Feed()
