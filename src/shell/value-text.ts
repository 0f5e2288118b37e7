import { inspect } from 'node:util'

/** A value as the prompt shows it: as the runtime's `inspect` does, in colour where it is wanted. */
export function valueText(value: unknown, colors: boolean): string {
  return inspect(value, { colors, depth: 4 })
}
