import { type Estimate, estimate, ratios } from './figures.ts'
import type { Goal } from './workload.ts'

/** What a contender has come to: one figure for each round. */
export interface Measured {
  readonly name: string
  /** Seconds a call. */
  readonly seconds: readonly number[]
  /** How far its memory rose above what it was before, where that is a matter of the workload. */
  readonly peakMiB?: readonly number[]
}

/** A goal, and what came out. */
export interface Outcome extends Estimate {
  readonly what: string
  readonly goal: string
  readonly met: boolean
}

/** What came of a goal; null where one of its contenders was not there. */
export function outcomeOf(goal: Goal, measured: readonly Measured[]): Outcome | null {
  const figures = figuresOf(goal, measured)
  if (figures === null || figures.length === 0) return null
  const found = estimate(figures)
  return { what: goal.what, goal: boundOf(goal), met: isMet(goal, found.median), ...found }
}

/** Whether a figure keeps to the bound of a goal. */
export function isMet({ atMost, atLeast }: Pick<Goal, 'atMost' | 'atLeast'>, figure: number) {
  return (atMost === undefined || figure <= atMost) && (atLeast === undefined || figure >= atLeast)
}

const units: Readonly<Record<Goal['figure'], string>> = {
  time: '',
  speed: '',
  'peak MiB': ' MiB',
  ms: ' ms',
}

function boundOf({ atMost, atLeast, figure }: Goal): string {
  const unit = units[figure]
  return atMost === undefined ? `≥ ${atLeast ?? 0}${unit}` : `≤ ${atMost}${unit}`
}

function figuresOf(goal: Goal, measured: readonly Measured[]): readonly number[] | null {
  const over = measured.find(({ name }) => name === goal.over)
  if (over === undefined) return null
  if (goal.figure === 'peak MiB') return over.peakMiB ?? null
  if (goal.figure === 'ms') return over.seconds.map((seconds) => seconds * 1000)
  const under = measured.find(({ name }) => name === goal.under)
  if (under === undefined) return null
  // the speed of one over another is the time of the other over that of the one
  if (goal.figure === 'speed') return ratios(under.seconds, over.seconds)
  return ratios(over.seconds, under.seconds)
}

/** The line that the bench prints of it. */
export function outcomeLine({ what, goal, met, median, low, high }: Outcome): string {
  const shown = [median, low, high].map((figure) => figure.toFixed(2))
  return `goal ${what}: ${shown[0]} (${shown[1]} to ${shown[2]}), wanted ${goal}: ${met ? 'met' : 'missed'}`
}
