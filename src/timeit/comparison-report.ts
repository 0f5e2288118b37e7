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

const headings = [
  '',
  'median',
  'p95',
  'elapsed',
  'cold',
  'calls',
  'conns',
  'connect',
  'bytes',
] as const
const gap = '  '
const width = 80
const shortestName = 8

/** A comparison as lines of text. */
export function comparisonReport(comparison: Reported): string[] {
  const { sides, rounds, verdict, log } = comparison
  const timed = Math.max(0, ...sides.map(({ samples, batch }) => samples.length * batch))
  const rows = [headings, ...sides.map(cells)]
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const others = widths.slice(1).reduce((sum, each) => sum + gap.length + each, 0)
  const nameWidth = Math.min(widths[0] ?? 0, Math.max(shortestName, width - others))
  const table = rows.map(([name = '', ...numbers]) => {
    const columns = numbers.map((cell, at) => cell.padStart(widths[at + 1] ?? 0))
    return [shortName(name, nameWidth).padEnd(nameWidth), ...columns].join(gap)
  })
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
  const { name, median, p95, elapsed, cold, calls, connections, handshakeTime } = side
  const durations = [median, p95, elapsed, cold].map((each) =>
    each === null ? '-' : formatDuration(each),
  )
  return [
    name,
    ...durations,
    String(calls),
    String(connections),
    formatDuration(handshakeTime),
    bytesText(side.bytesSent + side.bytesReceived),
  ]
}
