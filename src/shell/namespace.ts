import { HTTPAdapter, urllib3 } from '../adapters/index.ts'
import { systemClock } from '../clock/system-clock.ts'
import { bill, conns } from '../ledger/index.ts'
import { logging } from '../logging/index.ts'
import type { Practice } from '../practice/index.ts'
import { requests, Session } from '../sessions/index.ts'
import { createCompare, createTimeit, type StatementCompiler } from '../timeit/index.ts'
import { globalNames } from './globals.ts'
import { OwnFunctions } from './own-functions.ts'
import { print } from './print.ts'
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
export function createNamespace(practice: Practice, compile: StatementCompiler): Namespace {
  const timing = { compile, clock: systemClock }
  const timeit = createTimeit(timing)
  const compare = createCompare(timing)
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
  const { adapters, auth, cookies, exceptions, structures } = requests
  const modules = {
    requests,
    'requests.adapters': adapters,
    'requests.auth': auth,
    'requests.cookies': cookies,
    'requests.exceptions': exceptions,
    'requests.structures': structures,
    urllib3,
    'urllib3.exceptions': urllib3.exceptions,
    'urllib3.util': urllib3.util,
    'urllib3.util.retry': urllib3.util.retry,
    'urllib3.util.timeout': urllib3.util.timeout,
    logging,
    timeit,
    time,
  }
  const own = new OwnFunctions()
  own.add(Object.values(modules))
  own.add([print, conns, bill, compare])
  own.add(practice.constructor)
  return { globals, modules, isOwn: own.has }
}
