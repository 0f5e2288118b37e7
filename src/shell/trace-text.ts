/**
 * An error with all of its stack, and those of its causes.
 *
 * @param stackOf gives a stack in which places in inputs are those that were typed
 */
export function traceText(error: unknown, stackOf: (error: unknown) => string): string {
  if (error === undefined) return 'There was no error'
  const parts: string[] = []
  const seen = new Set<unknown>()
  for (
    let at: unknown = error;
    at !== undefined && at !== null && !seen.has(at);
    at = causeOf(at)
  ) {
    seen.add(at)
    parts.push(stackOf(at))
  }
  return parts.join('\ncaused by: ')
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}
