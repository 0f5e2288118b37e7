/** What `shutdown` does with a handler. */
export interface Closable {
  flush(): void
  close(): void
}

/** Weakly held: a handler that nobody uses any more is not kept for its end. */
const handlers = new Set<WeakRef<Closable>>()
const gone = new FinalizationRegistry<WeakRef<Closable>>((reference) => handlers.delete(reference))

/** Takes note of a handler, for `shutdown`. */
export function registerHandler(handler: Closable): void {
  const reference = new WeakRef(handler)
  handlers.add(reference)
  gone.register(handler, reference)
}

/**
 * Flushes and closes all handlers there are, the last made first. Mirrors Python's
 * `logging.shutdown`; nobody calls it at the process's end, because files are written at once.
 */
export function shutdown(): void {
  for (const reference of [...handlers].reverse()) {
    const handler = reference.deref()
    handler?.flush()
    handler?.close()
  }
}
