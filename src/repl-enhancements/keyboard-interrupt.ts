/**
 * The reason of a line's AbortSignal after ctrl-c, named as Python names it.
 *
 * @example
 * const line = new AbortController()
 * line.abort(new KeyboardInterrupt())
 * line.signal.reason instanceof KeyboardInterrupt // true
 */
export class KeyboardInterrupt extends Error {
  override readonly name: string = 'KeyboardInterrupt'
}

/** Whether `error` is ctrl-c: itself, as a cause, or in the words of `node:vm`. */
export function isInterrupt(error: unknown): boolean {
  const seen = new Set<unknown>()
  for (let at = error; at instanceof Error && !seen.has(at); at = at.cause) {
    seen.add(at)
    if (at instanceof KeyboardInterrupt) return true
    if ('code' in at && at.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return true
  }
  return false
}
