import { Float, Tuple } from '../../repr/index.ts'
import type { LogRecord } from '../log-record.ts'
import type { Mapping } from './percent-format.ts'

/** What Python holds as floats, so that `%(msecs)s` prints `123.0`. */
const FLOATS: ReadonlySet<string> = new Set(['created', 'msecs', 'relativeCreated'])

/** A record's own fields, then the Formatter's defaults. */
export class RecordFields implements Mapping {
  readonly #record: LogRecord
  readonly #defaults: Readonly<Record<string, unknown>>

  constructor(record: LogRecord, defaults: Readonly<Record<string, unknown>>) {
    this.#record = record
    this.#defaults = defaults
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#record, key) || Object.hasOwn(this.#defaults, key)
  }

  get(key: string): unknown {
    if (!Object.hasOwn(this.#record, key)) return this.#defaults[key]
    const value = this.#record[key]
    if (key === 'args' && Array.isArray(value)) return new Tuple(value)
    return typeof value === 'number' && FLOATS.has(key) ? new Float(value) : value
  }
}
