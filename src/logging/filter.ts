import { bindArguments } from '../repr/index.ts'
import type { LogRecord } from './log-record.ts'

const SIGNATURE = { name: 'Filter.__init__', parameters: ['name'], method: true } as const

/** Something that decides whether a record is logged: a function, or an object with `filter`. */
export type RecordFilter = ((record: LogRecord) => unknown) | { filter(record: LogRecord): unknown }

/**
 * Lets through what a logger and those below it log. Mirrors Python's `logging.Filter`.
 *
 * @example
 * // What urllib3.connectionpool logs passes, what urllib3x logs does not.
 * const handler = new logging.StreamHandler()
 * handler.addFilter(new Filter('urllib3'))
 */
export class Filter {
  readonly name: string

  constructor(...args: [name?: string] | [options: { readonly name?: string }]) {
    this.name = String(bindArguments(SIGNATURE, args).name ?? '')
  }

  filter(record: LogRecord): boolean {
    return this.name === '' || record.name === this.name || record.name.startsWith(`${this.name}.`)
  }
}
