import process from 'node:process'
import { wantsColors } from './colors.ts'
import { valueText } from './value-text.ts'

/**
 * Prints a value as the prompt shows it; None and undefined are not shown.
 *
 * @example
 * show({ status: 200 }) // { status: 200 }
 */
export function show(value: unknown): void {
  if (value === undefined || value === null) return
  process.stdout.write(`${valueText(value, wantsColors(process.env, process.stdout))}\n`)
}
