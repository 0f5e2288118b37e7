import { WARNING } from './levels.ts'
import { LogRecord } from './log-record.ts'
import type { Logger } from './logger.ts'

/** What would have been logged while the log of connections was held back. */
export interface HeldBack {
  /** Lines that a handler would have shown. */
  readonly lines: number
  /** How many of them were warnings, or worse. */
  readonly warnings: number
  /** The message of the last one. */
  readonly last: string | undefined
}

/** Lines of one wording: their number, and the last one, not yet put together. */
interface Wording {
  readonly logger: Logger
  readonly level: number
  count: number
  args: readonly unknown[]
  /** When the last one came, counted in lines of all wordings. */
  at: number
}

/** What one holder has kept from the log. */
class Tally {
  readonly #wordings = new Map<string, Wording>()
  #noted = 0

  note(logger: Logger, level: number, message: string, args: readonly unknown[]): void {
    this.#noted += 1
    const known = this.#wordings.get(message)
    if (known === undefined) {
      this.#wordings.set(message, { logger, level, count: 1, args, at: this.#noted })
      return
    }
    known.count += 1
    known.args = args
    known.at = this.#noted
  }

  /** The filters judge the last line of each wording in the place of all of them. */
  sum(): HeldBack {
    let lines = 0
    let warnings = 0
    let last: string | undefined
    const inOrder = [...this.#wordings].sort(([, a], [, b]) => a.at - b.at)
    for (const [message, { logger, level, count, args }] of inOrder) {
      const record = new LogRecord(logger.name, level, '', 0, message, args)
      if (!isShown(logger, record)) continue
      lines += count
      if (level >= WARNING) warnings += count
      last = record.getMessage()
    }
    return { lines, warnings, last }
  }
}

const tallies = new Set<Tally>()

/**
 * Keeps the log of connections quiet, until the function returned is called; that one tells what
 * would have been logged. Nothing is formatted meanwhile. The user's own loggers go on.
 *
 * Several may hold it back at a time; the log speaks again when all of them have let go.
 *
 * @example
 * const release = holdBack()
 * release() // { lines: 0, warnings: 0, last: undefined }
 */
export function holdBack(): () => HeldBack {
  const tally = new Tally()
  tallies.add(tally)
  return () => {
    tallies.delete(tally)
    return tally.sum()
  }
}

/** Whether what connections do is not to be told now: something measures. */
export function isHeldBack(): boolean {
  return tallies.size > 0
}

/** Logs a line about connections, or notes that it was held back. */
export function logOrHoldBack(
  logger: Logger,
  level: number,
  message: string,
  ...args: unknown[]
): void {
  if (!logger.isEnabledFor(level)) return
  if (tallies.size === 0) logger.log(level, message, ...args)
  else for (const tally of tallies) tally.note(logger, level, message, args)
}

/** Whether a handler would have shown it. */
function isShown(logger: Logger, record: LogRecord): boolean {
  if (logger.disabled || !logger.filter(record)) return false
  let found = 0
  for (let at: Logger | null = logger; at !== null; at = at.propagate ? at.parent : null) {
    found += at.handlers.length
    if (at.handlers.some((one) => record.levelno >= one.level && one.filter(record))) return true
  }
  const { lastResort } = logger.manager
  return found === 0 && lastResort !== null && record.levelno >= lastResort.level
}
