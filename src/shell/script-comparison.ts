import { systemClock } from '../clock/system-clock.ts'
import { ledger } from '../ledger/index.ts'
import { formatDuration } from '../statistics/index.ts'
import { Comparison } from '../timeit/index.ts'
import { Side } from '../timeit/side.ts'
import { type Timing, timingOf } from '../timeit/timing.ts'
import { timingLimits } from '../timeit/timing-options.ts'
import type { RatioResult } from './script-result.ts'

/** The calls of one side in the loops of a script, each of them timed. */
export class SideSamples {
  readonly #side: Side
  #call: () => Promise<unknown> = async () => {}

  constructor(name: string) {
    const gauges = { nowMs: () => systemClock.nowMs(), totals: () => ledger.totals() }
    const run = async (_: number, timer: () => number): Promise<number> => {
      const start = timer()
      await this.#call()
      return timer() - start
    }
    this.#side = new Side(name, run, gauges)
  }

  /** Makes one call, and gives what it gives. */
  async call<T>(call: () => Promise<T>): Promise<T> {
    const made: { outcome: Promise<T> | undefined } = { outcome: undefined }
    this.#call = () => {
      made.outcome = call()
      return made.outcome
    }
    await this.#side.time()
    if (made.outcome === undefined) throw new Error('a side was timed without its call')
    return made.outcome
  }

  /** What the calls have come to. */
  get timing(): Timing {
    return timingOf(this.#side)
  }
}

/** The same samples give the same interval. */
const seed = 1

/** Two sides beside each other, whose calls a script has made in its own order. */
export function comparisonOf(slow: Timing, fast: Timing): Comparison {
  const rounds = Math.min(slow.samples.length, fast.samples.length)
  const log = { lines: 0, warnings: 0, last: undefined }
  const ended = { stop: 'number', limits: timingLimits({ number: rounds }), needs: [] } as const
  return new Comparison([slow, fast], { rounds, perRound: 1, ...ended, log }, seed)
}

/** How many times as fast the side of a name is as the other one, by whole calls. */
export function ratioFor(name: string, { contrasts: [contrast] }: Comparison): RatioResult {
  if (contrast === undefined) return { ratio: 1, low: null, high: null }
  const { value, interval } = contrast.whole
  const { low, high } = interval ?? { low: null, high: null }
  if (contrast.faster.name === name) return { ratio: value, low, high }
  const inverse = (bound: number | null) => (bound === null ? null : 1 / bound)
  return { ratio: 1 / value, low: inverse(high), high: inverse(low) }
}

/** Whether the side is the faster one, where that is beyond doubt. */
export function fasterText({ low, high }: RatioResult): string {
  if (low === null || high === null) return 'not shown'
  if (low > 1) return 'yes'
  return high < 1 ? 'no' : 'not shown'
}

const headings = ['', 'calls', 'connections', 'median', 'p95', 'sum', 'elapsed'] as const

/** A table with the sums that the documents print, and the verdict below it. */
export function sumLines({ sides, verdict }: Comparison): readonly string[] {
  const rows = sides.map(({ name, samples, elapsedSamples, connections, median, p95 }) => [
    name,
    String(samples.length),
    String(connections),
    ...[median, p95, sumOf(samples), sumOf(elapsedSamples)].map(formatDuration),
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
  const mark = sides.some(({ simulated }) => simulated) ? ['over simulated distance'] : []
  return [...lines, ...mark, verdict]
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
