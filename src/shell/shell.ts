import type { LineEvaluator, Repl } from '../repl-enhancements/index.ts'
import { start } from '../repl-enhancements/index.ts'
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
  if (process.stdin.isTTY === true) greet(options)
  const repl: Repl = start({
    evaluator: () => loadEvaluator(options),
    writer: (value) => valueText(value, colors),
    writeError: (error) => errorText(error),
  })
  return repl.exited
}

function greet({ offline }: ShellOptions): void {
  const where = offline ? "offline: the documents' hosts are practice" : 'online'
  process.stderr.write(`pool-repl, ${where}. Try session.get(practice.url); .help for commands\n`)
}

async function loadEvaluator(options: ShellOptions): Promise<LineEvaluator> {
  const { createEvaluator } = await import('./create-evaluator.ts')
  return createEvaluator(options)
}
