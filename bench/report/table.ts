import type { Estimate } from '../figures.ts'
import type { Result, Row } from '../result.ts'

/** What the collector leaves lying about between two collections tells nothing. */
const worthTellingMiB = 16

/** A result as a table in Markdown, which reads as well in a terminal. */
export function tableOf({ rows, reference }: Result): string {
  const hasPeak = rows.some(({ peakMiB }) => (peakMiB?.median ?? 0) >= worthTellingMiB)
  const head = ['', 'a call', `over ${reference}`, '95 %', ...(hasPeak ? ['peak above idle'] : [])]
  const lines = rows.map((row) => cellsOf(row, hasPeak))
  const widths = head.map((cell, i) =>
    Math.max(cell.length, ...lines.map((line) => line[i]?.length ?? 0)),
  )
  const padded = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, i) => '-'.repeat(Math.max(3, width) - (i === 0 ? 0 : 1)) + (i === 0 ? '' : ':')).join(' | ')} |`
  return [padded(head), rule, ...lines.map(padded)].join('\n')
}

function cellsOf({ name, us, ratio, peakMiB }: Row, hasPeak: boolean): string[] {
  const range = `${times(ratio.low)} to ${times(ratio.high)}`
  return [name, time(us), times(ratio.median), range, ...(hasPeak ? [peak(peakMiB)] : [])]
}

/** Microseconds, or milliseconds where those are many. */
function time({ median }: Estimate): string {
  if (median < 10) return `${median.toFixed(1)} µs`
  if (median < 10_000) return `${Math.round(median)} µs`
  return `${Math.round(median / 1000)} ms`
}

function times(ratio: number): string {
  return ratio.toFixed(2)
}

function peak(peakMiB: Estimate | undefined): string {
  return peakMiB === undefined ? '' : `${Math.round(peakMiB.median)} MiB`
}
