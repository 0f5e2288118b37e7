import { setTimeout as sleep } from 'node:timers/promises'
import { bill, ledger } from '../ledger/index.ts'
import { logging } from '../logging/index.ts'
import { Practice } from '../practice/index.ts'
import { Session } from '../sessions/index.ts'
import { lastConnectionNumber } from '../transport/connection.ts'
import { routes } from '../transport/routes.ts'
import { createEvaluator, type ShellEvaluator } from './create-evaluator.ts'
import { resetLogSwitch } from './log-switch.ts'
import type { ShellOptions } from './shell-options.ts'

/**
 * A shell's state that knows nothing of what was before in this process: globals, session, log,
 * routes, and a practice server that has seen nobody. One at a time.
 */
export class FreshShell {
  readonly evaluator: ShellEvaluator
  readonly #globals = Object.getOwnPropertyDescriptors(globalThis)
  readonly #closable: readonly unknown[]
  readonly #connectionsBefore: number = lastConnectionNumber()

  constructor(options: ShellOptions) {
    resetLogging()
    routes.clear()
    ledger.forget()
    bill.reset()
    this.evaluator = createEvaluator({ conn: 'off', ...options })
    // before an input gives these names to something else
    this.#closable = [Reflect.get(globalThis, 'session'), Reflect.get(globalThis, 'practice')]
  }

  /** A text with the connections of this shell counted from c1, as in a process of its own. */
  inOwnIds(text: string): string {
    if (this.#connectionsBefore === 0) return text
    return text.replace(/(?<![\w./$-])c([1-9]\d*)(?![\w-])/g, (id, number) => {
      const own = Number(number) - this.#connectionsBefore
      return own > 0 ? `c${own}` : id
    })
  }

  /** Ends the session and the practice server, and takes back what the inputs left in the globals. */
  async close(): Promise<void> {
    for (const closable of this.#closable) {
      if (closable instanceof Session) closable.close()
      if (closable instanceof Practice) await closable.close()
    }
    restoreGlobals(this.#globals)
    routes.clear()
    resetLogging()
    await settled()
  }
}

/** Waits, a moment at most, for the sockets of sessions that nobody has closed. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50 && ledger.connections().length > 0; turn += 1) await sleep(10)
}

function restoreGlobals(before: Readonly<Record<PropertyKey, PropertyDescriptor>>): void {
  for (const key of Reflect.ownKeys(globalThis)) {
    const now = Object.getOwnPropertyDescriptor(globalThis, key)
    const then = before[key]
    if (now?.configurable !== true || isSame(now, then)) continue
    if (then === undefined) Reflect.deleteProperty(globalThis, key)
    else Object.defineProperty(globalThis, key, then)
  }
  for (const key of Reflect.ownKeys(before)) {
    const then = before[key]
    if (then !== undefined && !Object.hasOwn(globalThis, key)) {
      Object.defineProperty(globalThis, key, then)
    }
  }
}

function isSame(now: PropertyDescriptor, then: PropertyDescriptor | undefined): boolean {
  return then !== undefined && now.value === then.value && now.get === then.get
}

/** All loggers as in a process that has just begun. */
function resetLogging(): void {
  resetLogSwitch()
  const root = logging.getLogger()
  const { manager } = root
  const others = [...manager.loggerDict.values()]
  for (const logger of [root, ...others.filter((other) => other instanceof logging.Logger)]) {
    for (const handler of [...logger.handlers]) {
      logger.removeHandler(handler)
      handler.close()
    }
    logger.filters = []
    logger.propagate = true
    logger.disabled = false
    logger.setLevel(logger === root ? logging.WARNING : logging.NOTSET)
  }
  manager.disable = logging.NOTSET
}
