import { bindArguments, className, defineRepr, isPlainObject, repr } from '../repr/index.ts'
import { defaultStream } from './default-stream.ts'
import { raiseExceptions } from './error-report.ts'
import { Filterer } from './filterer.ts'
import type { Handler, LevelArgument } from './handler.ts'
import {
  CRITICAL,
  checkLevel,
  DEBUG,
  ERROR,
  getLevelName,
  INFO,
  type Level,
  NOTSET,
  WARNING,
} from './levels.ts'
import { LogRecord } from './log-record.ts'
import { KeyError } from './python-errors.ts'
import { callStack } from './stack-text.ts'

/** Python's keyword arguments of `debug`, `info` and so on. */
export interface LogOptions {
  /** The error to show below the message; `true` shows that none is known. */
  readonly exc_info?: unknown
  /** Further fields of the record. */
  readonly extra?: Readonly<Record<string, unknown>> | null
  /** Whether to show where the call was made. @default false */
  readonly stack_info?: boolean
  /** Accepted and without effect: the caller is not known. */
  readonly stacklevel?: number
}

/** What a logger needs of the manager that made it. */
export interface LoggerManager {
  /** Records of this level and below are dropped everywhere. */
  disable: Level
  readonly root: Logger
  /** Takes records that no handler was found for. */
  lastResort: Handler | null
  /** Whether it was said that there are no handlers; it is said once. */
  emittedNoHandlerWarning: boolean
  readonly loggerDict: ReadonlyMap<string, object>
  getLogger(name: string): Logger
  /** Forgets which levels are enabled, in all loggers. */
  clearCaches(): void
}

const OPTIONS: ReadonlySet<string> = new Set(['exc_info', 'extra', 'stack_info', 'stacklevel'])
const SET_LEVEL = {
  name: 'Logger.setLevel',
  parameters: ['level'],
  required: 1,
  method: true,
} as const

/**
 * A channel to log on, one of a tree that the dots in the names make. Mirrors Python's
 * `logging.Logger`; made by `getLogger`, never directly.
 *
 * Messages are formatted as `msg % args` when a handler wants them. A last argument that is a
 * plain object of nothing but {@link LogOptions} holds the keyword arguments; any other object is
 * an argument of the message.
 *
 * @example
 * const log = getLogger('app.db')
 * log.warning('%d of %d failed', 2, 5)
 * log.error('no luck', { exc_info: new Error('gone') })
 */
export class Logger extends Filterer {
  static {
    defineRepr(Logger, (logger) => {
      return `<${className(logger)} ${logger.name} (${getLevelName(logger.getEffectiveLevel())})>`
    })
  }

  readonly name: string
  readonly manager: LoggerManager
  parent: Logger | null = null
  /** Whether the handlers of the parents get the records, too. */
  propagate = true
  handlers: Handler[] = []
  /** Whether nothing is logged here. */
  disabled = false
  #level: number
  readonly #enabled = new Map<number, boolean>()

  constructor(name: string, manager: LoggerManager, level: Level = NOTSET) {
    super()
    this.name = name
    this.manager = manager
    this.#level = checkLevel(level)
  }

  /** The level set here; 0 asks the parent. */
  get level(): number {
    return this.#level
  }

  set level(level: Level) {
    this.#level = checkLevel(level)
    this.manager.clearCaches()
  }

  /** @throws ValueError or TypeError when it is no level */
  setLevel(...args: [level: LevelArgument]): void {
    this.level = checkLevel(bindArguments(SET_LEVEL, args).level)
  }

  /** The level that holds here: the nearest that is set, up to the root's. */
  getEffectiveLevel(): number {
    for (let at: Logger | null = this; at !== null; at = at.parent) {
      if (at.#level !== NOTSET) return at.#level
    }
    return NOTSET
  }

  /** Whether a record of the level would be logged. Costs one look-up, except after a change. */
  isEnabledFor(level: number): boolean {
    if (this.disabled) return false
    return this.#enabled.get(level) ?? this.#findEnabled(level)
  }

  debug(msg: unknown, ...args: unknown[]): void {
    if (this.isEnabledFor(DEBUG)) this.#log(DEBUG, msg, args)
  }

  info(msg: unknown, ...args: unknown[]): void {
    if (this.isEnabledFor(INFO)) this.#log(INFO, msg, args)
  }

  warning(msg: unknown, ...args: unknown[]): void {
    if (this.isEnabledFor(WARNING)) this.#log(WARNING, msg, args)
  }

  /** Python's old name of `warning`. */
  warn(msg: unknown, ...args: unknown[]): void {
    this.warning(msg, ...args)
  }

  error(msg: unknown, ...args: unknown[]): void {
    if (this.isEnabledFor(ERROR)) this.#log(ERROR, msg, args)
  }

  /**
   * As `error`, with an error shown below the message: the one that `exc_info` gives, else the last
   * argument that is an Error. JavaScript does not tell which one is being handled.
   */
  exception(msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(ERROR)) return
    const { values, options } = splitOptions(args)
    const error = values.findLast((value) => value instanceof Error) ?? true
    this.#log(ERROR, msg, [...values, { exc_info: error, ...options }])
  }

  critical(msg: unknown, ...args: unknown[]): void {
    if (this.isEnabledFor(CRITICAL)) this.#log(CRITICAL, msg, args)
  }

  /** Python's other name of `critical`. */
  fatal(msg: unknown, ...args: unknown[]): void {
    this.critical(msg, ...args)
  }

  /** @throws TypeError when the level is not a whole number */
  log(level: number, msg: unknown, ...args: unknown[]): void {
    if (!Number.isInteger(level)) {
      if (raiseExceptions()) throw new TypeError('level must be an integer')
      return
    }
    if (this.isEnabledFor(level)) this.#log(level, msg, args)
  }

  /** Passes a record to the handlers, unless this logger is disabled or a filter refuses. */
  handle(record: LogRecord): void {
    if (!this.disabled && this.filter(record)) this.callHandlers(record)
  }

  /** Passes a record to the handlers of this logger and, through `propagate`, of its parents. */
  callHandlers(record: LogRecord): void {
    let found = 0
    for (let at: Logger | null = this; at !== null; at = at.propagate ? at.parent : null) {
      found += at.handlers.length
      for (const handler of at.handlers) {
        if (record.levelno >= handler.level) handler.handle(record)
      }
    }
    if (found === 0) this.#useLastResort(record)
  }

  addHandler(hdlr: Handler): void {
    if (!this.handlers.includes(hdlr)) this.handlers.push(hdlr)
  }

  removeHandler(hdlr: Handler): void {
    const index = this.handlers.indexOf(hdlr)
    if (index >= 0) this.handlers.splice(index, 1)
  }

  /** Whether a record logged here would find a handler. */
  hasHandlers(): boolean {
    for (let at: Logger | null = this; at !== null; at = at.propagate ? at.parent : null) {
      if (at.handlers.length > 0) return true
    }
    return false
  }

  /** The logger below this one: `getLogger('a').getChild('b.c')` is `getLogger('a.b.c')`. */
  getChild(suffix: string): Logger {
    const isRoot = this.manager.root === this
    return this.manager.getLogger(isRoot ? suffix : `${this.name}.${suffix}`)
  }

  /** Forgets which levels are enabled. For the manager, when a level has changed somewhere. */
  clearCache(): void {
    this.#enabled.clear()
  }

  #findEnabled(level: number): boolean {
    const enabled = level > checkLevel(this.manager.disable) && level >= this.getEffectiveLevel()
    this.#enabled.set(level, enabled)
    return enabled
  }

  #log(level: number, msg: unknown, args: readonly unknown[]): void {
    const { values, options } = splitOptions(args)
    this.handle(this.#makeRecord(level, msg, values, options))
  }

  #makeRecord(
    level: number,
    msg: unknown,
    args: readonly unknown[],
    options: LogOptions,
  ): LogRecord {
    const { exc_info, extra, stack_info } = options
    const stack = stack_info ? ['Stack (innermost call first):', ...callStack()].join('\n') : null
    const error = exc_info === 1 ? true : exc_info || null
    const record = new LogRecord(this.name, level, '', 0, msg, args, error, null, stack)
    if (extra) addFields(record, extra)
    return record
  }

  #useLastResort(record: LogRecord): void {
    const { manager } = this
    if (manager.lastResort !== null) {
      if (record.levelno >= manager.lastResort.level) manager.lastResort.handle(record)
    } else if (raiseExceptions() && !manager.emittedNoHandlerWarning) {
      defaultStream().write(`No handlers could be found for logger "${this.name}"\n`)
      manager.emittedNoHandlerWarning = true
    }
  }
}

function addFields(record: LogRecord, extra: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(extra)) {
    if (key === 'message' || key === 'asctime' || Object.hasOwn(record, key)) {
      throw new KeyError(`Attempt to overwrite ${repr(key)} in LogRecord`)
    }
    record[key] = value
  }
}

function splitOptions(args: readonly unknown[]): {
  values: readonly unknown[]
  options: LogOptions
} {
  const last = args.at(-1)
  if (!isPlainObject(last)) return { values: args, options: {} }
  const keys = Object.keys(last)
  const isOptions = keys.length > 0 && keys.every((key) => OPTIONS.has(key))
  return isOptions ? { values: args.slice(0, -1), options: last } : { values: args, options: {} }
}
