import { bindArguments, className, defineRepr, isPlainObject, typeName } from '../repr/index.ts'
import { reportLoggingError } from './error-report.ts'
import { Filterer } from './filterer.ts'
import { Formatter } from './formatter.ts'
import { registerHandler } from './handler-registry.ts'
import { checkLevel, getLevelName, type Level, NOTSET } from './levels.ts'
import type { LogRecord } from './log-record.ts'
import { NotImplementedError } from './python-errors.ts'

const INIT = { name: 'Handler.__init__', parameters: ['level'], method: true } as const
const SET_LEVEL = {
  name: 'Handler.setLevel',
  parameters: ['level'],
  required: 1,
  method: true,
} as const

/** What turns a record into text: a Formatter, or anything that does as one. */
export interface RecordFormatter {
  format(record: LogRecord): string
}

/** A level, or Python's keyword argument of that name. */
export type LevelArgument = Level | { readonly level: Level }

const plain: RecordFormatter = new Formatter()

/**
 * Sends records somewhere; its subclasses say where, in `emit`. Mirrors Python's
 * `logging.Handler`, without the locks: nothing interrupts a handler.
 */
export class Handler extends Filterer {
  static {
    defineRepr(Handler, (handler) => `<${className(handler)} (${getLevelName(handler.level)})>`)
  }

  /** Records less severe are left out. Set it through {@link Handler.setLevel}. */
  level: number
  formatter: RecordFormatter | null = null
  name: string | null = null

  constructor(level: LevelArgument = NOTSET) {
    super()
    this.level = checkLevel(bindArguments(INIT, [level]).level)
    registerHandler(this)
  }

  /** @throws ValueError or TypeError when it is no level */
  setLevel(...args: [level: LevelArgument]): void {
    this.level = checkLevel(bindArguments(SET_LEVEL, args).level)
  }

  setFormatter(fmt: RecordFormatter | null | { readonly fmt: RecordFormatter | null }): void {
    const formatter = isPlainObject(fmt) && 'fmt' in fmt ? fmt.fmt : fmt
    if (formatter !== null && !isFormatter(formatter)) {
      throw new TypeError(`fmt must be a Formatter, not ${typeName(formatter)}`)
    }
    this.formatter = formatter
  }

  format(record: LogRecord): string {
    return (this.formatter ?? plain).format(record)
  }

  /** @throws NotImplementedError: subclasses replace it */
  emit(_record: LogRecord): void {
    throw new NotImplementedError('emit must be implemented by Handler subclasses')
  }

  /** Emits the record if the filters let it through, and says whether they did. */
  handle(record: LogRecord): boolean {
    const passes = this.filter(record)
    if (passes) this.emit(record)
    return passes
  }

  /** Told by `emit` of what went wrong; writes it to stderr. */
  handleError(record: LogRecord, error: unknown): void {
    reportLoggingError(record, error)
  }

  flush(): void {}

  close(): void {}
}

function isFormatter(value: unknown): value is RecordFormatter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    typeof value.format === 'function'
  )
}
