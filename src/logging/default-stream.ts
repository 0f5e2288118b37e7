/** Where a handler writes: whatever takes text. */
export interface TextStream {
  write(text: string): unknown
  /** Called after each record, where there is one. */
  flush?(): unknown
  /** Shown in the handler's repr. */
  readonly name?: unknown
}

const stderr: TextStream = {
  name: '<stderr>',
  // Looked up at each write, so that whoever replaces process.stderr is heard.
  write: (text) => globalThis.process.stderr.write(text),
}

let current: TextStream = stderr

/** Where handlers without a stream of their own write now: Python's `sys.stderr`. */
export function defaultStream(): TextStream {
  return current
}

/**
 * Sends what goes to stderr elsewhere, from the next record on; without an argument, back to the
 * process's stderr. A shell uses it to write above the line being typed.
 */
export function setDefaultStream(stream: TextStream = stderr): void {
  current = stream
}
