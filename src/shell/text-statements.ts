import { systemClock } from '../clock/system-clock.ts'
import { bill, conns } from '../ledger/index.ts'
import { Evaluator } from '../repl-enhancements/evaluator.ts'
import {
  type Compare,
  createCompare,
  createTimeit,
  type StatementCompiler,
  type Timeit,
  timedLoop,
} from '../timeit/index.ts'
import { globalNames } from './globals.ts'
import { OwnFunctions } from './own-functions.ts'
import { print } from './print.ts'
import { pythonModules } from './python-modules.ts'

/*
 * `timeit` and its kin as the prompt has them, for the scripts that `.save` writes: statements may
 * be text.
 */

let evaluator: Evaluator | undefined

/** Compiles when it is first run: what evaluates text is loaded for scripts that need it. */
const compile: StatementCompiler = (setup, statement, names) => {
  let begin: ReturnType<Evaluator['scoped']> | undefined
  return async (number, timer) => {
    evaluator ??= createEvaluator()
    await evaluator.ready()
    begin ??= evaluator.scoped(setup, statement, names)
    return timedLoop(await begin(), number, { timer, clock: systemClock })
  }
}

function createEvaluator(): Evaluator {
  const modules = pythonModules(timeit)
  const own = new OwnFunctions()
  own.add(Object.values(modules))
  own.add([print, conns, bill, compare])
  const globals = { True: true, False: false, None: null }
  return new Evaluator({ modules, isOwn: own.has, globals })
}

/** Python's `timeit`; statements that are text see the names that were provided. */
export const timeit: Timeit = createTimeit({ compile, clock: systemClock })

/** Compares calls and their connections; statements that are text see what was provided. */
export const compare: Compare = createCompare({ compile, clock: systemClock })

const provided = new Set<string>()

/**
 * Lets statements that are text see names of a script.
 *
 * @param names an object that has them as getters, so that each is read when it is needed
 * @example
 * let url = 'http://example.com/'
 * provide({ get url() { return url } })
 * const seconds = await timeit.timeit('url.length', { number: 10 })
 * seconds > 0 // true
 */
export function provide(names: object): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(names))) {
    provided.add(name)
    Object.defineProperty(globalThis, name, { ...descriptor, configurable: true })
  }
}

/** Python's `globals()`: the names that were provided. */
export function globals(): Record<string, unknown> {
  return globalNames((name) => !provided.has(name))
}
