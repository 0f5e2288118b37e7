import type { Clock } from '../clock/clock.ts'
import { systemClock } from '../clock/system-clock.ts'
import { defineRepr, str } from '../repr/index.ts'
import { isMapping, percentFormat } from './format/percent-format.ts'
import { getLevelName } from './levels.ts'

let clock: Clock = systemClock
let startMs: number = systemClock.wallMs()

/**
 * Has records take their time from another clock; `relativeCreated` counts from now on. Gives the
 * clock used so far. For tests.
 */
export function setRecordClock(replacement: Clock): Clock {
  const previous = clock
  clock = replacement
  startMs = replacement.wallMs()
  return previous
}

/**
 * One thing that was logged. Mirrors Python's `logging.LogRecord`; fields that `extra` or a filter
 * adds stand beside those named here, and a Formatter finds them all.
 *
 * JavaScript does not say who called: where the caller does not tell, `pathname`, `filename`,
 * `module` and `funcName` are empty and `lineno` is 0.
 */
export class LogRecord {
  static {
    defineRepr(LogRecord, (record) => {
      const { name, levelno, pathname, lineno, msg } = record
      return `<LogRecord: ${name}, ${levelno}, ${pathname}, ${lineno}, "${str(msg)}">`
    })
  }

  [field: string]: unknown
  /** The logger's name. */
  name: string
  msg: unknown
  /** The arguments of the message: a list, or the mapping that was given alone. */
  args: readonly unknown[] | object
  levelname: string
  levelno: number
  pathname: string
  filename: string
  module: string
  /** The error that is logged with it; `true` where one was asked for and none is known. */
  exc_info: unknown
  /** The error as text, once a Formatter has made it. */
  exc_text: string | null
  stack_info: string | null
  lineno: number
  funcName: string
  /** Seconds since 1970. */
  created: number
  /** The milliseconds of `created`, 0 to 999. */
  msecs: number
  /** Milliseconds since this module was loaded. */
  relativeCreated: number
  thread: number
  threadName: string
  processName: string
  process: number

  constructor(
    name: string,
    level: number,
    pathname: string,
    lineno: number,
    msg: unknown,
    args: readonly unknown[] | object | null,
    exc_info: unknown = null,
    func: string | null = null,
    sinfo: string | null = null,
  ) {
    const wallMs = clock.wallMs()
    this.name = name
    this.msg = msg
    this.args = soleMapping(args ?? [])
    this.levelname = String(getLevelName(level))
    this.levelno = level
    this.pathname = pathname
    this.filename = pathname === '' ? '' : fileName(pathname)
    this.module = this.filename === '' ? '' : this.filename.replace(/(?<=.)\.[^.]*$/, '')
    this.exc_info = exc_info
    this.exc_text = null
    this.stack_info = sinfo
    this.lineno = lineno
    this.funcName = func ?? ''
    this.created = wallMs / 1000
    this.msecs = Math.floor(wallMs) % 1000
    this.relativeCreated = wallMs - startMs
    this.thread = 1
    this.threadName = 'MainThread'
    this.processName = 'MainProcess'
    this.process = globalThis.process.pid
  }

  /** The message with its arguments. */
  getMessage(): string {
    const msg = str(this.msg)
    const { args } = this
    return Array.isArray(args) && args.length === 0 ? msg : percentFormat(msg, args)
  }
}

/** A record with the fields given, for one that came from elsewhere. Mirrors Python's. */
export function makeLogRecord(fields: Readonly<Record<string, unknown>>): LogRecord {
  return Object.assign(new LogRecord('', 0, '', 0, '', [], null), fields)
}

function fileName(pathname: string): string {
  return pathname.split(/[\\/]/).at(-1) ?? ''
}

/** `log('%(a)s', { a: 1 })`: one mapping alone is where the names in parentheses are found. */
function soleMapping(args: readonly unknown[] | object): readonly unknown[] | object {
  if (!Array.isArray(args) || args.length !== 1) return args
  const [only]: readonly unknown[] = args
  const isFull =
    only instanceof Map ? only.size > 0 : isMapping(only) && Object.keys(only).length > 0
  return isFull && isMapping(only) ? only : args
}
