import process from 'node:process'
import {
  type BackgroundErrorOrigin,
  watchBackgroundErrors,
} from '../repl-enhancements/background-errors.ts'

/**
 * Ends the process, whatever timers and sockets there still are, once all that was written is out.
 *
 * @param code 0 leaves a code that a script has set
 */
export async function leave(code: number): Promise<void> {
  // Where nothing else is left to do, Bun does not wait for the streams.
  if (code !== 0) process.exitCode = code
  await Promise.all([process.stdout, process.stderr].map(written))
  process.exit()
}

/**
 * Has an error that nobody waits for end the process with exit code 1, as the runtimes do it.
 *
 * Where code of the user listens for such errors itself, they are left to it.
 *
 * @param describe what is written to standard error
 */
export function leaveOnBackgroundError(
  describe: (error: unknown, origin: BackgroundErrorOrigin) => string,
): () => void {
  let left = false
  return watchBackgroundErrors((error, origin) => {
    if (left || process.listenerCount(origin) > 1) return
    left = true
    process.stderr.write(`${describe(error, origin)}\n`)
    void leave(1)
  })
}

/** Resolves when a stream has passed on what it was given: a pipe may take its time. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve())
  })
}
