import process from 'node:process'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import { showFirstPrompt } from '../repl-enhancements/first-prompt.ts'
import type { ShellOptions } from './shell-options.ts'

/**
 * Starts the shell on this process's terminal, or runs its standard input as a script; answers
 * with the exit code when it has ended.
 *
 * The prompt is shown before anything else is loaded; what the lines need comes last.
 */
export async function startShell(options: ShellOptions = {}): Promise<number> {
  if (process.stdin.isTTY === true) greet(options)
  showFirstPrompt()
  const [{ start }, { errorText }, { valueText }] = await Promise.all([
    import('../repl-enhancements/start.ts'),
    import('./error-text.ts'),
    import('./value-text.ts'),
  ])
  const colors = process.stdout.isTTY === true && !process.env.NO_COLOR
  let evaluator: Evaluator | undefined
  const repl = start({
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
