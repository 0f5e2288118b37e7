import { defineInspection } from '../http/inspection.ts'
import type { ConnectionRow } from './connection-row.ts'
import { tableText } from './table-text.ts'

/** Connections as rows of data; at the prompt, and for `console.log`, a table of 80 columns. */
export class ConnectionTable extends Array<ConnectionRow> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  static {
    defineInspection(ConnectionTable, (table) => tableText(table))
  }

  override toString(): string {
    return tableText(this)
  }
}
