import { bytesText } from '../ledger/bytes-text.ts'
import type { HeldBack } from '../logging/index.ts'
import { formatDuration } from '../statistics/index.ts'
import { shortName } from './plot.ts'
import { counted, logLines, noteLines } from './report.ts'
import type { Stop } from './rounds.ts'
import type { Timing } from './timing.ts'

/** What a report is made of. */
interface Reported {
  readonly sides: readonly Timing[]
  readonly rounds: number
  readonly verdict: string
  readonly stopped: Stop
  readonly log: HeldBack
}

const headings = ['', 'median', 'p95', 'elapsed', 'cold', 'conns', 'handshakes', 'bytes'] as const
const width = 80
/** So that a row has no more. */
const longestName = 20

/** A comparison as lines of text. */
export function comparisonReport(comparison: Reported): string[] {
  const { sides, rounds, verdict, log } = comparison
  const timed = Math.max(0, ...sides.map(({ samples, batch }) => samples.length * batch))
  const rows = [headings, ...sides.map(cells)]
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const table = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
  return [
    ...table,
    `${counted(timed, 'call')} of each timed, in ${counted(rounds, 'round')} of random order; intervals are 99 %`,
    ...noteLines(sides, comparison),
    ...verdict.split('\n').map(folded),
    ...logLines(log),
  ]
}

/** The reason on a line of its own, where the line is too long for it. */
function folded(line: string): string {
  return line.length <= width ? line : line.replace(', because', ',\n  because')
}

function cells(side: Timing): string[] {
  const { name, median, p95, elapsed, cold, connections, handshakeTime } = side
  const durations = [median, p95, elapsed, cold].map((each) =>
    each === null ? '-' : formatDuration(each),
  )
  return [
    shortName(name, longestName),
    ...durations,
    String(connections),
    formatDuration(handshakeTime),
    bytesText(side.bytesSent + side.bytesReceived),
  ]
}
