import { bytesText } from './bytes-text.ts'
import type { ConnectionRow } from './connection-row.ts'
import { durationText } from './duration-text.ts'

const width = 80
/** As many rows as fit a screen or two; the youngest are shown. */
const shownRows = 40
const narrowestOrigin = 16
const gap = '  '

const headings = ['conn', 'origin', 'pool', 'state', 'req', 'age', 'sent', 'received'] as const
/** The columns of numbers stand at the right. */
const numeric: ReadonlySet<string> = new Set(['req', 'age', 'sent', 'received'])

/** Connections as a table of 80 columns, each with its reasons below. */
export function tableText(rows: readonly ConnectionRow[]): string {
  if (rows.length === 0) return 'no connections'
  const shown = rows.slice(-shownRows)
  const cells = [headings, ...shown.map(cellsOf)]
  const widths = headings.map((_, column) => widest(cells, column))
  const others = widths.reduce((sum, each) => sum + each, 0) - (widths[1] ?? 0)
  const left = width - others - gap.length * (headings.length - 1)
  widths[1] = Math.min(widths[1] ?? 0, Math.max(left, narrowestOrigin))
  const [heading = '', ...lines] = cells.map((row) => lineOf(row, widths))
  const body = lines.flatMap((line, index) => [line, ...reasonsOf(shown[index])])
  const older = rows.length - shown.length
  return [heading, ...(older > 0 ? [`… ${older} older`] : []), ...body].join('\n')
}

function cellsOf(row: ConnectionRow): readonly string[] {
  const { connection, origin, pool, state, since, requests, age, bytesSent, bytesReceived } = row
  return [
    connection,
    origin,
    pool,
    state === 'closed' ? state : `${state} ${durationText(since * 1000)}`,
    String(requests),
    durationText(age * 1000),
    bytesText(bytesSent),
    bytesText(bytesReceived),
  ]
}

function widest(rows: readonly (readonly string[])[], column: number): number {
  return Math.max(...rows.map((row) => row[column]?.length ?? 0))
}

function lineOf(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => {
    const columns = widths[column] ?? 0
    const text = shortened(cell, columns)
    return numeric.has(headings[column] ?? '') ? text.padStart(columns) : text.padEnd(columns)
  })
  return cells.join(gap).trimEnd()
}

function reasonsOf(row: ConnectionRow | undefined): readonly string[] {
  if (row === undefined) return []
  const { openedBecause, closedBecause, serving } = row
  const lines = [`opened: ${openedBecause.text}`]
  if (serving !== null) lines.push(`busy with ${serving}`)
  if (closedBecause !== null) lines.push(`closed: ${closedBecause.text}`)
  return lines.map((line) => shortened(`      ${line}`, width))
}

/** A text without its middle, where it is too long. */
function shortened(text: string, columns: number): string {
  if (text.length <= columns) return text
  const start = Math.ceil((columns - 1) / 2)
  return `${text.slice(0, start)}…${text.slice(text.length - (columns - 1 - start))}`
}
