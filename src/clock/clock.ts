/**
 * Time as the rooms of pool-repl see it: one monotonic reading, one of the calendar, and sleeping.
 *
 * Everything that waits or measures takes a Clock, so that a test can replace it by a
 * {@link ManualClock} and no test sleeps.
 */
export interface Clock {
  /** Milliseconds since an arbitrary moment; never goes back. Fractions are kept. */
  nowMs(): number
  /** Milliseconds since 1970, of the calendar. */
  wallMs(): number
  /** Calls `act` once, `delayMs` from now; the function returned cancels it. Does not keep the process alive when `background` is set. */
  after(delayMs: number, act: () => void, options?: { readonly background?: boolean }): () => void
  /** Resolves `delayMs` from now, or rejects with the signal's reason as soon as it aborts. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>
}
