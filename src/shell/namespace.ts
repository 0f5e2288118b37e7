import { HTTPAdapter } from '../adapters/index.ts'
import { systemClock } from '../clock/system-clock.ts'
import { bill, conns } from '../ledger/index.ts'
import { logging } from '../logging/index.ts'
import type { Practice } from '../practice/index.ts'
import { requests, Session } from '../sessions/index.ts'
import * as library from '../timeit/index.ts'
import { globalNames } from './globals.ts'
import { OwnFunctions } from './own-functions.ts'
import { print } from './print.ts'
import { pythonModules } from './python-modules.ts'
import { time } from './time.ts'

/** What the lines of the shell find. */
export interface Namespace {
  /** The preloaded names. */
  readonly globals: Readonly<Record<string, unknown>>
  /** What `import` and `from … import` find. */
  readonly modules: Readonly<Record<string, unknown>>
  readonly isOwn: (callee: unknown) => boolean
}

/** The names of the shell: the one table of them. */
export function createNamespace(practice: Practice, compile: library.StatementCompiler): Namespace {
  const timing = { compile, clock: systemClock }
  const timeit = library.createTimeit(timing)
  const compare = library.createCompare(timing)
  const runtimes = new Set(['require', ...Object.getOwnPropertyNames(globalThis)])
  const globals = {
    requests,
    session: new Session(),
    Session,
    HTTPAdapter,
    logging,
    timeit,
    compare,
    time,
    print,
    globals: () => names,
    practice,
    conns,
    bill,
    True: true,
    False: false,
    None: null,
  }
  const names = globalNames((name) => runtimes.has(name) && !Object.hasOwn(globals, name))
  const modules = pythonModules(timeit)
  const own = new OwnFunctions()
  own.add(Object.values(modules))
  // the last two may be imported from the library, over the shell's own
  own.add([print, conns, bill, compare, library.timeit, library.compare])
  own.add(practice.constructor)
  return { globals, modules, isOwn: own.has }
}
