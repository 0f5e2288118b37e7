import { bindArguments } from '../repr/index.ts'
import { BasicConfig, type BasicConfigOptions } from './basic-config.ts'
import { raiseExceptions, setRaiseExceptions } from './error-report.ts'
import { FileHandler } from './file-handler.ts'
import { Filter } from './filter.ts'
import { Formatter } from './formatter.ts'
import { Handler, type LevelArgument } from './handler.ts'
import { shutdown } from './handler-registry.ts'
import * as levels from './levels.ts'
import { LogRecord, makeLogRecord } from './log-record.ts'
import { Logger } from './logger.ts'
import { Manager, type RootLogger } from './manager.ts'
import { NullHandler } from './null-handler.ts'
import { StreamHandler } from './stream-handler.ts'

const GET_LOGGER = { name: 'getLogger', parameters: ['name'] } as const
const DISABLE = { name: 'disable', parameters: ['level'] } as const
const ADD_LEVEL_NAME = {
  name: 'addLevelName',
  parameters: ['level', 'levelName'],
  required: 2,
} as const

const manager = new Manager()
const { root } = manager
const configuration = new BasicConfig(root)

/** A function of the module that logs on the root logger. */
export type LogFunction = (msg: unknown, ...args: unknown[]) => void

/** Python's `logging` module, as far as people use it. */
export interface Logging {
  readonly CRITICAL: number
  readonly FATAL: number
  readonly ERROR: number
  readonly WARNING: number
  readonly WARN: number
  readonly INFO: number
  readonly DEBUG: number
  readonly NOTSET: number
  readonly BASIC_FORMAT: string
  readonly Logger: typeof Logger
  readonly LogRecord: typeof LogRecord
  readonly Handler: typeof Handler
  readonly StreamHandler: typeof StreamHandler
  readonly FileHandler: typeof FileHandler
  readonly NullHandler: typeof NullHandler
  readonly Formatter: typeof Formatter
  readonly Filter: typeof Filter
  readonly root: RootLogger
  /** Takes what no handler was found for, from WARNING on. `null` switches it off. */
  lastResort: Handler | null
  /** Whether what goes wrong in a handler is reported on stderr. @default true */
  raiseExceptions: boolean
  readonly getLogger: typeof getLogger
  readonly basicConfig: typeof basicConfig
  readonly disable: typeof disable
  readonly shutdown: typeof shutdown
  readonly addLevelName: typeof addLevelName
  readonly getLevelName: typeof levels.getLevelName
  readonly getLevelNamesMapping: typeof levels.getLevelNamesMapping
  readonly makeLogRecord: typeof makeLogRecord
  readonly debug: LogFunction
  readonly info: LogFunction
  readonly warning: LogFunction
  readonly warn: LogFunction
  readonly error: LogFunction
  readonly exception: LogFunction
  readonly critical: LogFunction
  readonly fatal: LogFunction
  readonly log: (level: number, msg: unknown, ...args: unknown[]) => void
}

/**
 * The logger of a name, the same at each call; without a name, the root logger. Mirrors Python's
 * `logging.getLogger`.
 *
 * @throws TypeError when the name is not a string
 */
export function getLogger(...args: [name?: string | null] | [{ readonly name: string }]): Logger {
  const { name } = bindArguments(GET_LOGGER, args)
  if (name === undefined || name === null || name === '' || name === root.name) return root
  if (typeof name !== 'string') throw new TypeError('A logger name must be a string')
  return manager.getLogger(name)
}

/**
 * Gives the root logger a handler and a level, unless it has handlers. Mirrors Python's
 * `logging.basicConfig`, except that a call that throws changes nothing. What
 * {@link presetBasicConfig} set makes room.
 *
 * @throws ValueError when options contradict each other, are unknown, or hold no level or style
 * @example
 * basicConfig({ level: DEBUG, format: '%(message)s' })
 */
export function basicConfig(...args: [options?: BasicConfigOptions]): void {
  configuration.basicConfig(...args)
}

/**
 * A configuration that the user's first `basicConfig` replaces, as if it had never been: for a
 * shell that shows the log from the start. Does nothing when the root logger has handlers.
 */
export function presetBasicConfig(options: BasicConfigOptions = {}): void {
  configuration.presetBasicConfig(options)
}

/** Drops what is of this level or less severe, in all loggers; `NOTSET` lifts it. @default CRITICAL */
export function disable(...args: [level?: LevelArgument]): void {
  manager.disable = levels.checkLevel(bindArguments(DISABLE, args).level ?? levels.CRITICAL)
}

function addLevelName(
  ...args:
    | [level: number, levelName: string]
    | [{ readonly level: number; readonly levelName: string }]
): void {
  const { level, levelName } = bindArguments(ADD_LEVEL_NAME, args)
  levels.addLevelName(levels.checkLevel(level), String(levelName))
}

/** Logs on the root logger, which gets a handler first if it has none. */
function onRoot(
  method: 'debug' | 'info' | 'warning' | 'error' | 'exception' | 'critical',
): LogFunction {
  return (msg, ...args) => {
    if (root.handlers.length === 0) basicConfig()
    root[method](msg, ...args)
  }
}

function log(level: number, msg: unknown, ...args: unknown[]): void {
  if (root.handlers.length === 0) basicConfig()
  root.log(level, msg, ...args)
}

const warning = onRoot('warning')
const critical = onRoot('critical')

/**
 * Python's `logging` as one object: what `import logging` gives at the prompt.
 *
 * Left out: `captureWarnings`, `LoggerAdapter`, `BufferingFormatter`, own logger and record
 * classes. Caller fields are empty, see {@link LogRecord}.
 *
 * @example
 * logging.basicConfig({ level: logging.DEBUG })
 * logging.getLogger('app').debug('%s is %d', 'x', 5) // DEBUG:app:x is 5
 */
export const logging: Logging = Object.freeze({
  CRITICAL: levels.CRITICAL,
  FATAL: levels.FATAL,
  ERROR: levels.ERROR,
  WARNING: levels.WARNING,
  WARN: levels.WARN,
  INFO: levels.INFO,
  DEBUG: levels.DEBUG,
  NOTSET: levels.NOTSET,
  BASIC_FORMAT: '%(levelname)s:%(name)s:%(message)s',
  Logger,
  LogRecord,
  Handler,
  StreamHandler,
  FileHandler,
  NullHandler,
  Formatter,
  Filter,
  root,
  // Accessors, because they may be set though the object is frozen.
  get lastResort(): Handler | null {
    return manager.lastResort
  },
  set lastResort(handler: Handler | null) {
    manager.lastResort = handler
  },
  get raiseExceptions(): boolean {
    return raiseExceptions()
  },
  set raiseExceptions(value: boolean) {
    setRaiseExceptions(value)
  },
  getLogger,
  basicConfig,
  disable,
  shutdown,
  addLevelName,
  getLevelName: levels.getLevelName,
  getLevelNamesMapping: levels.getLevelNamesMapping,
  makeLogRecord,
  debug: onRoot('debug'),
  info: onRoot('info'),
  warning,
  warn: warning,
  error: onRoot('error'),
  exception: onRoot('exception'),
  critical,
  fatal: critical,
  log,
})
