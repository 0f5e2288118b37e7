import type { RecordFilter } from './filter.ts'
import type { LogRecord } from './log-record.ts'

/** What loggers and handlers share: a list of filters, all of which must let a record through. */
export class Filterer {
  filters: RecordFilter[] = []

  addFilter(filter: RecordFilter): void {
    if (!this.filters.includes(filter)) this.filters.push(filter)
  }

  removeFilter(filter: RecordFilter): void {
    const index = this.filters.indexOf(filter)
    if (index >= 0) this.filters.splice(index, 1)
  }

  /** Whether the record may be logged. */
  filter(record: LogRecord): boolean {
    for (const filter of this.filters) {
      const passes = typeof filter === 'function' ? filter(record) : filter.filter(record)
      if (!passes) return false
    }
    return true
  }
}
