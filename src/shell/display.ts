import process from 'node:process'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import type { StartOptions } from '../repl-enhancements/start-options.ts'
import { wantsColors } from './colors.ts'
import { colorError } from './error-colors.ts'
import { errorPlace } from './error-place.ts'
import { errorText } from './error-text.ts'
import { valueText } from './value-text.ts'

type Display = Required<Pick<StartOptions, 'writer' | 'writeError' | 'onBackgroundError'>>

/** How the shell shows values and errors, in colour where the streams and the environment allow. */
export function display(evaluator: () => Evaluator | undefined): Display {
  const colored = (text: string): string =>
    wantsColors(process.env, process.stderr) ? colorError(text) : text
  const textOf = (error: unknown): string => errorText(error, errorPlace(error, evaluator()))
  return {
    writer: (value) => valueText(value, wantsColors(process.env, process.stdout)),
    writeError: (error) => colored(textOf(error)),
    onBackgroundError: (error) => colored(`In the background: ${textOf(error)}`),
  }
}
