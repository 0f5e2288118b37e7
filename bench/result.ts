import { type Estimate, estimate, ratios } from './figures.ts'
import { type Measured, type Outcome, outcomeOf } from './goals.ts'
import type { Absent } from './rounds.ts'
import type { Goal } from './workload.ts'

/** One contender of one comparison. */
export interface Row {
  readonly name: string
  /** Microseconds a call. */
  readonly us: Estimate
  /** Its time over that of the reference, round by round. */
  readonly ratio: Estimate
  /** How far memory rose above idle. */
  readonly peakMiB?: Estimate
}

/** What came of one workload. */
export interface Result {
  readonly workload: string
  readonly title: string
  readonly reference: string
  readonly rows: readonly Row[]
  readonly outcomes: readonly Outcome[]
  readonly absent: readonly Absent[]
}

/** What is said of a workload. */
export interface Subject {
  readonly name: string
  readonly title: string
  readonly reference: string
  readonly goals: readonly Goal[]
}

/** Rows and outcomes of what was measured. */
export function resultOf(
  { name, title, reference, goals }: Subject,
  measured: readonly Measured[],
  absent: readonly Absent[],
): Result {
  const under = measured.find((one) => one.name === reference)?.seconds ?? []
  const outcomes = goals.map((goal) => outcomeOf(goal, measured)).filter((one) => one !== null)
  const rows = measured
    .filter(({ seconds }) => seconds.length === under.length && under.length > 0)
    .map((one) => rowOf(one, under))
  return { workload: name, title, reference, rows, outcomes, absent }
}

function rowOf({ name, seconds, peakMiB }: Measured, under: readonly number[]): Row {
  return {
    name,
    us: estimate(seconds.map((figure) => figure * 1e6)),
    ratio: estimate(ratios(seconds, under)),
    ...(peakMiB !== undefined && { peakMiB: estimate(peakMiB) }),
  }
}
