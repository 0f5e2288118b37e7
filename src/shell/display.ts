import process from 'node:process'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import type { StartOptions } from '../repl-enhancements/start-options.ts'
import { wantsColors } from './colors.ts'
import { colorError } from './error-colors.ts'
import { errorPlace } from './error-place.ts'
import { errorText } from './error-text.ts'
import { traceText } from './trace-text.ts'
import { valueText } from './value-text.ts'

type Display = Required<Pick<StartOptions, 'writer' | 'writeError' | 'onBackgroundError'>>

/**
 * How the shell shows values and errors, in colour where the streams and the environment allow.
 *
 * @param verbose whether an error has its stack before it
 */
export function display(evaluator: () => Evaluator | undefined, verbose = false): Display {
  const colored = (text: string): string =>
    wantsColors(process.env, process.stderr) ? colorError(text) : text
  const stackOf = (error: unknown): string => evaluator()?.userStack(error) ?? String(error)
  const textOf = (error: unknown): string => {
    const text = errorText(error, errorPlace(error, evaluator()))
    return verbose ? `${traceText(error, stackOf)}\n${text}` : text
  }
  return {
    writer: (value) => valueText(value, wantsColors(process.env, process.stdout), stackOf),
    writeError: (error) => colored(textOf(error)),
    onBackgroundError: (error) => colored(`In the background: ${textOf(error)}`),
  }
}
