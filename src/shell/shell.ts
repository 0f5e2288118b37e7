import process from 'node:process'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import { type Repl, start } from '../repl-enhancements/index.ts'
import { errorText } from './error-text.ts'
import type { ShellOptions } from './shell-options.ts'
import { valueText } from './value-text.ts'

/**
 * Starts the shell on this process's terminal, or runs its standard input as a script; answers
 * with the exit code when it has ended.
 *
 * The prompt is shown first. What the lines need is loaded behind it.
 */
export async function startShell(options: ShellOptions = {}): Promise<number> {
  const colors = process.stdout.isTTY === true && !process.env.NO_COLOR
  let evaluator: Evaluator | undefined
  if (process.stdin.isTTY === true) greet(options)
  const repl: Repl = start({
    evaluator: async () => {
      const { createEvaluator } = await import('./create-evaluator.ts')
      evaluator = createEvaluator(options)
      return evaluator
    },
    writer: (value) => valueText(value, colors),
    writeError: (error) => errorText(error, placeOf(error, evaluator)),
  })
  return repl.exited
}

function greet({ offline }: ShellOptions): void {
  const mode = offline ? ' offline' : ''
  process.stderr.write(`pool-repl${mode}: try session.get(practice.url), .help lists commands\n`)
}

/** Where an error happened, unless that is plain to see: in an input of one line. */
function placeOf(error: unknown, evaluator: Evaluator | undefined): string | undefined {
  const [place] = evaluator?.positionsOf(error) ?? []
  return place === undefined || place.line === 1 ? undefined : `line ${place.line}:${place.column}`
}
