import { ValueError } from '../errors.ts'
import { bindArguments, isPlainObject, typeName } from '../repr/index.ts'
import { BraceStyle } from './format/brace-style.ts'
import { DollarStyle } from './format/dollar-style.ts'
import { percentFormat } from './format/percent-format.ts'
import { PercentStyle } from './format/percent-style.ts'
import { RecordFields } from './format/record-fields.ts'
import { strftime } from './format/strftime.ts'
import { localtime, type TimeConverter } from './format/struct-time.ts'
import type { Style } from './format/style.ts'
import type { LogRecord } from './log-record.ts'
import { KeyError } from './python-errors.ts'
import { errorText } from './stack-text.ts'

/** What stands before the fields of a format: `%(name)s`, `{name}` or `${name}`. */
export type StyleName = '%' | '{' | '$'

export interface FormatterOptions {
  /** @default `%(message)s` in the style chosen */
  readonly fmt?: string | null
  /** For `strftime`. @default null: `2023-02-16 12:00:47,123` */
  readonly datefmt?: string | null
  /** @default '%' */
  readonly style?: StyleName
  /** Whether a format without a field is refused. @default true */
  readonly validate?: boolean
  /** Values for fields that a record does not have. By name only. */
  readonly defaults?: Readonly<Record<string, unknown>> | null
}

type Text = string | null

/** By position as in Python, keyword arguments in one object last. */
export type FormatterArguments =
  | [fmt?: Text, datefmt?: Text, style?: StyleName, validate?: boolean, options?: FormatterOptions]
  | [fmt: Text, datefmt: Text, style: StyleName, options?: FormatterOptions]
  | [fmt: Text, datefmt: Text, options?: FormatterOptions]
  | [fmt: Text, options?: FormatterOptions]
  | [options: FormatterOptions]

const SIGNATURE = {
  name: 'Formatter.__init__',
  parameters: ['fmt', 'datefmt', 'style', 'validate'],
  keywordOnly: ['defaults'],
  method: true,
} as const

const STYLES = new Map<unknown, new (format: string | undefined) => Style>([
  ['%', PercentStyle],
  ['{', BraceStyle],
  ['$', DollarStyle],
])

/**
 * Turns a record into text. Mirrors Python's `logging.Formatter`.
 *
 * The fields are those of {@link LogRecord}, `message` and `asctime`. Times are local.
 *
 * @throws ValueError for a style that there is not, or a format that does not fit it
 * @throws TypeError for an argument that there is not
 * @example
 * new Formatter('%(asctime)s %(levelname)-8s %(message)s', { datefmt: '%H:%M:%S' })
 */
export class Formatter {
  /** How all formatters tell the time that are not told otherwise. @default localtime */
  static converter: TimeConverter = localtime

  /** How this one tells the time. */
  converter: TimeConverter | undefined
  datefmt: string | null
  default_time_format = '%Y-%m-%d %H:%M:%S'
  /** Adds the milliseconds, `%s` being the time; `null` leaves them out. */
  default_msec_format: string | null = '%s,%03d'
  readonly #style: Style
  readonly #defaults: Readonly<Record<string, unknown>>

  constructor(...args: FormatterArguments) {
    const { fmt, datefmt, style, validate, defaults } = bindArguments(SIGNATURE, args)
    this.#style = new (styleClass(style))(textOrNone('fmt', fmt) ?? undefined)
    this.datefmt = textOrNone('datefmt', datefmt)
    this.#defaults = isPlainObject(defaults) ? defaults : {}
    if (validate !== false) this.#style.validate()
  }

  /** The record as text, its error or stack, where there is one, on the lines below. */
  format(record: LogRecord): string {
    record.message = record.getMessage()
    if (this.usesTime()) record.asctime = this.formatTime(record, this.datefmt)
    let text = this.formatMessage(record)
    if (record.exc_info && !record.exc_text) record.exc_text = this.formatException(record.exc_info)
    if (record.exc_text) text = below(text, record.exc_text)
    if (record.stack_info) text = below(text, this.formatStack(record.stack_info))
    return text
  }

  formatMessage(record: LogRecord): string {
    try {
      return this.#style.render(new RecordFields(record, this.#defaults))
    } catch (error) {
      if (!(error instanceof KeyError)) throw error
      throw new ValueError(`Formatting field not found in record: ${error.message}`, {
        cause: error,
      })
    }
  }

  formatTime(record: LogRecord, datefmt: string | null = null): string {
    const time = (this.converter ?? Formatter.converter)(record.created)
    if (datefmt) return strftime(datefmt, time)
    const text = strftime(this.default_time_format, time)
    if (!this.default_msec_format) return text
    return percentFormat(this.default_msec_format, [text, record.msecs])
  }

  /** An error as text. JavaScript's stacks stand innermost first. */
  formatException(error: unknown): string {
    return error === true ? 'NoneType: None' : errorText(error)
  }

  formatStack(stack: string): string {
    return stack
  }

  usesTime(): boolean {
    return this.#style.usesTime()
  }
}

function styleClass(style: unknown = '%'): new (format: string | undefined) => Style {
  const found = STYLES.get(style)
  if (found === undefined) throw new ValueError(`Style must be one of: ${[...STYLES.keys()]}`)
  return found
}

function textOrNone(name: string, value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  throw new TypeError(`${name} must be str or None, not ${typeName(value)}`)
}

function below(text: string, more: string): string {
  return text.endsWith('\n') ? text + more : `${text}\n${more}`
}
