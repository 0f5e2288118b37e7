import { defineInspection } from '../http/inspection.ts'
import type { HeldBack } from '../logging/index.ts'
import { type Ratio, ratioOfMedians, seeded } from '../statistics/index.ts'
import { comparisonReport } from './comparison-report.ts'
import { boxPlotLines, plotColumns } from './plot.ts'
import type { Measured, Stop } from './rounds.ts'
import type { Timing } from './timing.ts'
import { type Contrast, directionOf, elapsedVerdict, verdictText } from './verdict.ts'

/** What `compare(…)` has measured. Times are seconds. */
export class Comparison {
  static {
    defineInspection(Comparison, (comparison) => {
      const columns = plotColumns()
      const plot = columns === undefined ? [] : boxPlotLines(comparison.sides, columns)
      return [comparison.toString(), ...plot].join('\n')
    })
  }

  /** What was measured of each, in the order given. */
  readonly sides: readonly Timing[]
  /** How often each was visited, for some calls at a time. */
  readonly rounds: number
  /** The fastest one against each other, by the medians of whole calls. */
  readonly contrasts: readonly Contrast[]
  /** The name of the one that is faster than all others; null where none is shown to be. */
  readonly faster: string | null
  /** In words, a line for each contrast: of whole calls first, then by `elapsed`. */
  readonly verdict: string
  /** Why no more was measured; what was measured before ctrl-c is `interrupted`. */
  readonly stopped: Stop
  /** What would have been logged meanwhile. */
  readonly log: HeldBack
  /** The seed of the order of the calls, and of the intervals. */
  readonly seed: number

  constructor(sides: readonly Timing[], measured: Measured, seed: number) {
    const { rounds, perRound, stop, log } = measured
    this.sides = sides
    this.rounds = rounds
    this.stopped = stop
    this.log = log
    this.seed = seed
    this.contrasts = contrastsOf(sides, rounds, { seed, perRound })
    const shown = this.contrasts.every(({ whole }) => directionOf(whole) === 'as measured')
    this.faster = shown ? (this.contrasts[0]?.faster.name ?? null) : null
    const alone = this.contrasts.length === 1
    const whole = this.contrasts.map((each) => verdictText(each, alone, measured))
    const elapsed = this.contrasts.flatMap((each) => elapsedVerdict(each, alone))
    this.verdict = [...whole, ...elapsed].join('\n')
  }

  /** The report: a table, and what can be said in words. On a terminal, consoles show box plots too. */
  toString(): string {
    return comparisonReport(this).join('\n')
  }

  /** The same for programs: `JSON.stringify` takes it. */
  toJSON(): object {
    const { sides, rounds, contrasts, faster, verdict, stopped, log, seed } = this
    const ratios = contrasts.map((each) => ({
      faster: each.faster.name,
      slower: each.slower.name,
      whole: each.whole,
      elapsed: each.elapsed,
    }))
    const interrupted = stopped === 'interrupted'
    return {
      schema: 1,
      kind: 'comparison',
      rounds,
      sides,
      ratios,
      faster,
      verdict,
      stopped,
      interrupted,
      log,
      seed,
    }
  }
}

interface Draw {
  readonly seed: number
  readonly perRound: number
}

function contrastsOf(sides: readonly Timing[], rounds: number, draw: Draw): Contrast[] {
  const [fastest, ...others] = [...sides].sort((a, b) => a.median - b.median)
  if (fastest === undefined) return []
  // The others keep the order in which they were given.
  return sides
    .filter((side) => others.includes(side))
    .map((slower) => ({
      faster: fastest,
      slower,
      rounds,
      whole: ratio(slower.samples, fastest.samples, draw),
      elapsed:
        slower.elapsed === null || fastest.elapsed === null
          ? null
          : ratio(slower.elapsedSamples, fastest.elapsedSamples, draw),
    }))
}

function ratio(above: readonly number[], below: readonly number[], draw: Draw): Ratio {
  const { seed, perRound } = draw
  return ratioOfMedians(above, below, { random: seeded(seed), perRound })
}
