import { presetBasicConfig } from '../logging/index.ts'
import { Practice } from '../practice/index.ts'
import { Evaluator } from '../repl-enhancements/evaluator.ts'
import { routes } from '../transport/routes.ts'
import { createNamespace } from './namespace.ts'
import { addRoutes } from './practice-routes.ts'
import type { ShellOptions } from './shell-options.ts'

/** An evaluator over the shell's names, with urllib3's log at DEBUG and the routes in place. */
export function createEvaluator({ offline = false, mappings = [] }: ShellOptions): Evaluator {
  const practice = Practice.start()
  addRoutes(routes, { offline, mappings, practice })
  presetBasicConfig({ level: 'DEBUG' })
  const { globals, modules, isOwn } = createNamespace(practice, (setup, statement, names) =>
    evaluator.compileTimed(setup, statement, names),
  )
  const evaluator: Evaluator = new Evaluator({ globals, modules, isOwn })
  return evaluator
}
