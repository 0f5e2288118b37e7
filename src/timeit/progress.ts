import type { Clock } from '../clock/clock.ts'

/** Where it is shown how far a measurement is. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

const firstMs = 1000
const everyMs = 200
/** Ends in the first column, which tells a prompt that nothing is left on the line. */
const clearLine = '\u001b[2K\r'

/**
 * Shows how far a measurement is on a line of its own that it takes away at the end. It begins after
 * a second, and does nothing where the stream is no terminal.
 *
 * @param text how far it is
 * @returns ends it
 */
export function showProgress(
  text: () => string,
  { clock, stream }: { readonly clock: Clock; readonly stream: ProgressStream },
): () => void {
  if (stream.isTTY !== true) return () => {}
  let shown = false
  let cancel = clock.after(firstMs, tick, { background: true })
  function tick(): void {
    shown = true
    stream.write(clearLine + text())
    cancel = clock.after(everyMs, tick, { background: true })
  }
  return () => {
    cancel()
    if (shown) stream.write(clearLine)
  }
}
