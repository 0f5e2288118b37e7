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
  const [{ start }, { errorText }, { errorPlace }, { valueText }, { wantsColors }] =
    await Promise.all([
      import('../repl-enhancements/start.ts'),
      import('./error-text.ts'),
      import('./error-place.ts'),
      import('./value-text.ts'),
      import('./colors.ts'),
    ])
  const colors = wantsColors(process.env, process.stdout)
  let evaluator: Evaluator | undefined
  const repl = start({
    evaluator: async () => {
      const { createEvaluator } = await import('./create-evaluator.ts')
      evaluator = createEvaluator(options)
      await options.prepare?.(evaluator)
      return evaluator
    },
    writer: (value) => valueText(value, colors),
    writeError: (error) => errorText(error, errorPlace(error, evaluator)),
  })
  return repl.exited
}

function greet({ offline }: ShellOptions): void {
  const mode = offline ? ' offline' : ''
  process.stderr.write(`pool-repl${mode}: try session.get(practice.url), .help lists commands\n`)
}
