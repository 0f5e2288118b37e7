import { difference, ledger } from '../ledger/index.ts'
import {
  ascending,
  formatDuration,
  formatRatio,
  quantile,
  ratioOfMedians,
  seeded,
} from '../statistics/index.ts'
import type { RatioResult } from './script-result.ts'

/** What was measured of one side, call by call. */
export class SideSamples {
  readonly name: string
  /** How long each call took, in seconds. */
  readonly seconds: number[] = []
  /** What `elapsed` said of each, in seconds. */
  readonly elapsed: number[] = []
  connections = 0
  requests = 0
  /** Requests over a line of simulated length. */
  simulated = 0

  constructor(name: string) {
    this.name = name
  }

  /** Makes one call, and notes what it has taken. */
  async call<T>(act: () => Promise<T>): Promise<T> {
    const before = ledger.totals()
    const startMs = performance.now()
    const value = await act()
    this.seconds.push((performance.now() - startMs) / 1000)
    const taken = difference(ledger.totals(), before)
    this.elapsed.push(taken.elapsedMs / 1000)
    this.connections += taken.connections
    this.requests += taken.requests
    this.simulated += taken.simulated
    return value
  }
}

/** What a comparison says of one side. Times are seconds. */
export interface SideResult {
  readonly name: string
  readonly calls: number
  readonly connections: number
  readonly median: number
  readonly p95: number
  readonly sum: number
  readonly elapsed: number
}

/** Two sides beside each other. */
export interface SideComparison {
  readonly sides: readonly SideResult[]
  /** How many times as fast the second side is, by the medians. */
  readonly ratio: RatioResult
  readonly verdict: string
  readonly simulated: boolean
}

/** The seed of the intervals: the same samples give the same interval. */
const seed = 1

/** Compares two sides: how many times as fast is the second one? */
export function compareSides(slow: SideSamples, fast: SideSamples): SideComparison {
  const { value, interval } = ratioOfMedians(slow.seconds, fast.seconds, { random: seeded(seed) })
  const ratio = { ratio: value, low: interval?.low ?? null, high: interval?.high ?? null }
  return {
    sides: [slow, fast].map(resultOf),
    ratio,
    verdict: verdictOf(slow, fast, ratio),
    simulated: slow.simulated + fast.simulated > 0,
  }
}

function resultOf({ name, seconds, elapsed, connections }: SideSamples): SideResult {
  const ordered = ascending(seconds)
  return {
    name,
    calls: seconds.length,
    connections,
    median: quantile(ordered, 0.5),
    p95: quantile(ordered, 0.95),
    sum: sumOf(seconds),
    elapsed: sumOf(elapsed),
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function verdictOf(
  slow: SideSamples,
  fast: SideSamples,
  { ratio, low, high }: RatioResult,
): string {
  if (low === null || high === null) return 'too few calls to say how much faster one side is'
  if (low <= 1 && high >= 1) return 'no difference shown'
  const by = (value: number) => formatRatio(ratio > 1 ? value : 1 / value)
  const [winner, loser] = ratio > 1 ? [fast, slow] : [slow, fast]
  const bounds = ratio > 1 ? `${by(low)}–${by(high)}` : `${by(high)}–${by(low)}`
  const opened = `it opened ${counted(winner.connections)} instead of ${loser.connections}`
  const because = winner.connections < loser.connections ? `, because ${opened}` : ''
  return `${winner.name} is ${by(ratio)}× faster (${bounds})${because}`
}

function counted(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`
}

const headings = ['', 'calls', 'connections', 'median', 'p95', 'sum', 'elapsed'] as const

/** The comparison as a table, with the verdict below it. */
export function comparisonLines({ sides, verdict, simulated }: SideComparison): readonly string[] {
  const rows = sides.map(({ name, calls, connections, median, p95, sum, elapsed }) => [
    name,
    String(calls),
    String(connections),
    ...[median, p95, sum, elapsed].map(formatDuration),
  ])
  const table = [headings, ...rows]
  const widths = headings.map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  )
  const lines = table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
  const mark = simulated ? ['(over a simulated distance)'] : []
  return [...lines, ...mark, verdict]
}
