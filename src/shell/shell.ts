import process from 'node:process'
import type { Completer } from '../repl-enhancements/editing/completion.ts'
import { showFirstPrompt } from '../repl-enhancements/first-prompt.ts'
import type { Repl } from '../repl-enhancements/repl.ts'
import { runtimeName } from '../runtime/name.ts'
import { keepCompiledCode } from './compile-cache.ts'
import type { ShellEvaluator } from './create-evaluator.ts'
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
  keepCompiledCode()
  const [
    { start },
    { historySettings },
    { addShellCommands },
    { display },
    { leave, leaveOnBackgroundError },
  ] = await Promise.all([
    import('../repl-enhancements/start.ts'),
    import('./history-settings.ts'),
    import('./shell-commands.ts'),
    import('./display.ts'),
    import('./leaving.ts'),
  ])
  let evaluator: ShellEvaluator | undefined
  let loaded: (evaluator: ShellEvaluator) => void = () => {}
  const loading = new Promise<ShellEvaluator>((resolve) => {
    loaded = resolve
  })
  let completer: Promise<Completer> | undefined
  const shown = display(() => evaluator, options.verbose)
  const repl = start({
    ...shown,
    history: historySettings(process.env),
    completer: async (before) => {
      const { namespace } = await loading
      completer ??= import('./completer.ts').then(({ createCompleter }) =>
        createCompleter(namespace.isOwn, () => repl.commands.keys()),
      )
      return (await completer)(before)
    },
    evaluator: async () => {
      const [{ createEvaluator }, { foldLog }] = await Promise.all([
        import('./create-evaluator.ts'),
        import('./log-folder.ts'),
      ])
      foldLog(repl.stderr)
      evaluator = createEvaluator(options)
      await options.prepare?.(evaluator)
      loaded(evaluator)
      if (runtimeName === 'deno' && repl.terminal) redrawAfterStart(repl, evaluator)
      return evaluator
    },
  })
  addShellCommands(repl, () => loading, options)
  const code = await repl.exited
  if (repl.terminal) await leave(code)
  else leaveOnBackgroundError(shown.onBackgroundError)
  return code
}

/** Deno clears the row of the cursor when a worker has started; the prompt may stand there. */
function redrawAfterStart(repl: Repl, { practice }: ShellEvaluator): void {
  const redraw = () => repl.displayPrompt()
  practice?.ready().then(redraw, redraw)
}

function greet({ offline }: ShellOptions): void {
  const mode = offline ? ' offline' : ''
  process.stderr.write(`pool-repl${mode}: try session.get(practice.url), .help lists commands\n`)
}
