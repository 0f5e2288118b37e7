import { systemClock } from '../clock/system-clock.ts'
import { bill } from '../ledger/index.ts'
import { presetBasicConfig } from '../logging/index.ts'
import { setStackReader } from '../logging/stack-text.ts'
import { Practice } from '../practice/index.ts'
import { Evaluator } from '../repl-enhancements/evaluator.ts'
import { type StatementCompiler, timedLoop } from '../timeit/index.ts'
import { routes } from '../transport/routes.ts'
import { createNamespace, type Namespace } from './namespace.ts'
import { packageEntries } from './package-entries.ts'
import { addRoutes } from './practice-routes.ts'
import type { ShellOptions } from './shell-options.ts'
import { showVerdicts } from './verdicts.ts'
import { showWarningLines } from './warning-lines.ts'

/** An evaluator over the shell's names, with urllib3's log and the routes in place. */
export function createEvaluator(options: ShellOptions): ShellEvaluator {
  const { offline = false, mappings = [], log = 'DEBUG', conn = 'auto' } = options
  const practice = Practice.start()
  addRoutes(routes, { offline, mappings, practice })
  presetBasicConfig({ level: log === 'OFF' ? 'CRITICAL' : log })
  showWarningLines()
  const compile: StatementCompiler = (setup, statement, names) => {
    const begin = evaluator.scoped(setup, statement, names)
    return async (number, timer) => timedLoop(await begin(), number, { timer, clock: systemClock })
  }
  const evaluator: ShellEvaluator = new ShellEvaluator(createNamespace(practice, compile), practice)
  setStackReader((error) => evaluator.userStack(error))
  showVerdicts(conn)
  bill.reset()
  return evaluator
}

/** An evaluator that can tell which names it was given. */
export class ShellEvaluator extends Evaluator {
  readonly namespace: Namespace
  /** The practice server that its inputs find, if there is one. */
  readonly practice: Practice | undefined

  constructor(namespace: Namespace, practice?: Practice) {
    super({ ...namespace, packages: packageEntries })
    this.namespace = namespace
    this.practice = practice
  }
}
