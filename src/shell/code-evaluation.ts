import process from 'node:process'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import { isInterrupt } from '../repl-enhancements/keyboard-interrupt.ts'
import type { LineEvaluator } from '../repl-enhancements/line-evaluator.ts'
import { runScript } from '../repl-enhancements/run-script.ts'
import { runtimeName } from '../runtime/name.ts'
import { createEvaluator } from './create-evaluator.ts'
import { display } from './display.ts'
import { foldOutput } from './folded-output.ts'
import { Interrupts } from './interrupts.ts'
import { leaveOnBackgroundError } from './leaving.ts'
import type { ShellOptions } from './shell-options.ts'

/** Code of the command line or of a pipe. */
export interface Code {
  readonly source: string
  /** What stack traces call it. */
  readonly filename: string
  /** Whether the value of its last statement is printed. */
  readonly print: boolean
}

/**
 * Executes code over the shell's names, without a prompt.
 *
 * @returns the exit code: 0, 1 after an error, 130 when it was interrupted
 */
export async function evaluateCode(code: Code, options: ShellOptions): Promise<number> {
  const unfold = foldOutput()
  const evaluator = createEvaluator(options)
  leaveOnBackgroundError(display(() => evaluator, options.verbose).onBackgroundError)
  const exitCode = await prepared(evaluator, options).then(
    () => evaluateIn(evaluator, code, options, new Interrupts()),
    (error) => {
      showError(error, evaluator, options)
      return 1
    },
  )
  // An error that nobody awaited is reported in the turn after the one it happened in.
  await new Promise((resolve) => setImmediate(resolve))
  unfold()
  return exitCode
}

async function prepared(evaluator: Evaluator, { prepare }: ShellOptions): Promise<void> {
  await prepare?.(evaluator)
}

/**
 * The same in an evaluator that is there.
 *
 * @param interrupts what ctrl-c comes to while the code runs; without it, what it comes to anyway
 */
export async function evaluateIn(
  evaluator: Evaluator,
  { source, filename, print }: Code,
  options: ShellOptions,
  interrupts?: Interrupts,
): Promise<number> {
  let value: unknown
  const breakOnSigint = interrupts !== undefined && runtimeName !== 'deno'
  const recording: LineEvaluator = {
    ready: () => evaluator.ready(),
    check: (text) => evaluator.check(text),
    define: (name, defined) => evaluator.define(name, defined),
    evaluate: async (text, settings) => {
      const run = () => evaluator.evaluate(text, { ...settings, breakOnSigint })
      const evaluation = await (interrupts === undefined ? run() : interrupts.during(run))
      value = evaluation.value
      return evaluation
    },
  }
  const onError = (error: unknown) => showError(error, evaluator, options)
  const signal = interrupts?.signal
  const script = { evaluator: recording, onError, filename, ...(signal && { signal }) }
  const exitCode = await runScript(source, script)
  interrupts?.close()
  if (print && exitCode === 0) printValue(value, display(() => evaluator).writer)
  return exitCode
}

/** As `console.log` does: text as it is. */
function printValue(value: unknown, writer: (value: unknown) => string): void {
  process.stdout.write(`${typeof value === 'string' ? value : writer(value)}\n`)
}

function showError(error: unknown, evaluator: Evaluator, { verbose }: ShellOptions): void {
  const { writeError } = display(() => evaluator, verbose)
  process.stderr.write(`${isInterrupt(error) ? 'KeyboardInterrupt' : writeError(error)}\n`)
}
