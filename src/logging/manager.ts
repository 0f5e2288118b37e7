import type { Handler } from './handler.ts'
import { checkLevel, type Level, WARNING } from './levels.ts'
import { Logger, type LoggerManager } from './logger.ts'
import { StreamHandler } from './stream-handler.ts'

/** The logger above all others. */
export class RootLogger extends Logger {
  constructor(manager: LoggerManager) {
    super('root', manager, WARNING)
  }
}

/** Keeps the place of a logger that nobody has asked for, above some that were. */
export class PlaceHolder {
  readonly loggers: Set<Logger> = new Set()
}

/**
 * A tree of loggers. Mirrors Python's `logging.Manager`; a process has one, tests have their own.
 */
export class Manager implements LoggerManager {
  readonly root: RootLogger
  /** By their names; the root is not among them. */
  readonly loggerDict: Map<string, Logger | PlaceHolder> = new Map()
  lastResort: Handler | null
  emittedNoHandlerWarning = false
  #disable = 0

  constructor() {
    this.root = new RootLogger(this)
    this.lastResort = new StreamHandler()
    this.lastResort.setLevel(WARNING)
  }

  get disable(): number {
    return this.#disable
  }

  set disable(level: Level) {
    this.#disable = checkLevel(level)
    this.clearCaches()
  }

  /**
   * The logger of a name, made at the first call.
   *
   * @throws TypeError when the name is not a string
   */
  getLogger(name: string): Logger {
    if (typeof name !== 'string') throw new TypeError('A logger name must be a string')
    const known = this.loggerDict.get(name)
    if (known instanceof Logger) return known
    const logger = new Logger(name, this)
    this.loggerDict.set(name, logger)
    this.#hangUnderParent(logger)
    if (known !== undefined) adopt(known, logger)
    return logger
  }

  clearCaches(): void {
    for (const logger of this.loggerDict.values()) {
      if (logger instanceof Logger) logger.clearCache()
    }
    this.root.clearCache()
  }

  /** Finds the nearest logger above, and keeps the places between. */
  #hangUnderParent(logger: Logger): void {
    const { name } = logger
    logger.parent = this.root
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const above = name.slice(0, dot)
      const known = this.loggerDict.get(above) ?? new PlaceHolder()
      if (known instanceof Logger) {
        logger.parent = known
        return
      }
      known.loggers.add(logger)
      this.loggerDict.set(above, known)
    }
  }
}

/** Puts the loggers below a place that is now taken under the one that took it. */
function adopt(place: PlaceHolder, logger: Logger): void {
  for (const child of place.loggers) {
    const isDeeper = child.parent?.name.startsWith(`${logger.name}.`) ?? false
    if (!isDeeper) child.parent = logger
  }
}
