/** Whether a text can be executed: `incomplete` asks for another line, `invalid` never parses. */
export type Completeness = 'complete' | 'incomplete' | 'invalid'

/** What a line came to. */
export interface Evaluation {
  readonly value: unknown
  /** Whether the prompt shows the value: true for expressions, false for declarations. */
  readonly shown: boolean
  /**
   * Where in the input the calls end that were awaited in place; 0 is its value itself.
   * @default none
   */
  readonly awaited?: readonly number[]
}

export interface EvaluateOptions {
  /** Aborted by ctrl-c. */
  readonly signal?: AbortSignal
  /** The name that stack traces give to the line. */
  readonly filename?: string
  /** The line of the file that the source begins on. @default 1 */
  readonly line?: number
  /** Whether ctrl-c breaks the synchronous part of the line, as in `node:vm`. */
  readonly breakOnSigint?: boolean
}

/** The part of an evaluator that a prompt or a script needs. */
export interface LineEvaluator {
  /** Loads what `check` needs; awaited once before its first call. */
  ready?(): Promise<void>
  /** Whether `source` can be executed as it is. Executes nothing. */
  check(source: string): Completeness
  /**
   * Executes `source`. Its synchronous part runs before this returns, or at least before the
   * next turn of the event loop: only there ctrl-c breaks a loop.
   */
  evaluate(source: string, options?: EvaluateOptions): Promise<Evaluation>
  /** Gives the lines to come a name. */
  define(name: string, value: unknown): void
}

/** An evaluator, its promise, or the function that loads it once the prompt is shown. */
export type EvaluatorSource =
  | LineEvaluator
  | Promise<LineEvaluator>
  | (() => LineEvaluator | Promise<LineEvaluator>)

/** The evaluator behind `source`, ready for its first line. */
export async function loadEvaluator(
  source: EvaluatorSource,
  globals: Readonly<Record<string, unknown>> = {},
): Promise<LineEvaluator> {
  const evaluator = await (typeof source === 'function' ? source() : source)
  await evaluator.ready?.()
  for (const [name, value] of Object.entries(globals)) evaluator.define(name, value)
  return evaluator
}
