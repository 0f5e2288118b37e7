import { withInterruptSignal } from '../runtime/interrupt.ts'
import { isInterrupt } from './keyboard-interrupt.ts'
import type { LineEvaluator } from './line-evaluator.ts'
import { numberedStatements } from './statements.ts'

export interface ScriptOptions {
  readonly evaluator: LineEvaluator
  /** Takes an error that nobody caught; the script ends with it. */
  readonly onError: (error: unknown) => void
  /** Stops the script, as ctrl-c does. */
  readonly signal?: AbortSignal
  /** The name that stack traces give to the script. @default '<stdin>' */
  readonly filename?: string
}

/**
 * Executes `source` input by input, as if it were typed, but shows nothing.
 *
 * Mirrors `python -` with its standard input piped: only what the script prints is printed.
 *
 * @returns the exit code: 0, 1 after an error, 130 when it was interrupted
 * @example
 * const evaluator = new Evaluator()
 * await runScript('1 + 1', { evaluator, onError: console.error }) // 0
 * await runScript('nothing', { evaluator, onError: () => {} }) // 1
 */
export async function runScript(source: string, options: ScriptOptions): Promise<number> {
  const { evaluator, onError, filename = '<stdin>' } = options
  const signal = options.signal ?? new AbortController().signal
  try {
    await evaluator.ready?.()
    const isOneLine = !source.trim().includes('\n')
    for (const { source: statement, line } of numberedStatements(source, evaluator)) {
      signal.throwIfAborted()
      const place = isOneLine ? { filename } : { filename: `${filename}#${line}`, line }
      await abortable(signal, () => evaluator.evaluate(statement, { signal, ...place }))
    }
    return 0
  } catch (error) {
    onError(error)
    return isInterrupt(error) ? 130 : 1
  }
}

/** The outcome of `work`, or the signal's reason as soon as it aborts. */
async function abortable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  let abort: () => void = () => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
  })
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([withInterruptSignal(signal, work), aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
