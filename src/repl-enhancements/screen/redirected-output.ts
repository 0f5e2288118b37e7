import { Console } from 'node:console'
import type { PrintStream, PrintTarget } from './print-stream.ts'

interface Redirection {
  readonly from: PrintTarget
  readonly to: PrintStream
}

/**
 * Leads what the process writes, through `console` or to its streams, to the given print streams.
 *
 * `console` is replaced as a whole, because on Deno and Bun it doesn't write through
 * `process.stdout`.
 *
 * @returns the function that puts everything back
 */
export function redirectOutput(stdout: Redirection, stderr: Redirection): () => void {
  const restore = [redirectConsole(stdout.to, stderr.to)]
  for (const { from, to } of [stdout, stderr]) restore.push(redirectWrites(from, to))
  return () => {
    for (const undo of restore) undo()
  }
}

function redirectConsole(stdout: PrintStream, stderr: PrintStream): () => void {
  const original = globalThis.console
  const replacement = new Console({ stdout, stderr })
  globalThis.console = replacement
  return () => {
    if (globalThis.console === replacement) globalThis.console = original
  }
}

function redirectWrites(from: PrintTarget, to: PrintStream): () => void {
  const original = from.write
  const replacement: typeof from.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | (() => void),
    done?: () => void,
  ) =>
    typeof encoding === 'function'
      ? to.write(chunk, encoding)
      : to.write(chunk, encoding ?? 'utf8', done)
  from.write = replacement
  return () => {
    if (from.write === replacement) from.write = original
  }
}
