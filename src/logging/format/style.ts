import type { Mapping } from './percent-format.ts'

/** How a Formatter's format string names the fields of a record. */
export interface Style {
  readonly format: string
  /** Whether the format asks for `asctime`. */
  usesTime(): boolean
  /** @throws ValueError when the format is not of this style, or names no field */
  validate(): void
  /** @throws KeyError when a field is not there */
  render(fields: Mapping): string
}
