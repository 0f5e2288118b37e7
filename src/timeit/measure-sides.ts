import { systemClock } from '../clock/system-clock.ts'
import { ledger, type Totals } from '../ledger/index.ts'
import { formatDuration, type Random } from '../statistics/index.ts'
import { Meter } from './meter.ts'
import { PortGuard } from './port-guard.ts'
import { type ProgressStream, showProgress } from './progress.ts'
import { type Measured, Rounds } from './rounds.ts'
import { Side } from './side.ts'
import { type Globals, prepare, type TimedRun, type TimeitEnvironment } from './statement.ts'
import { isThenable } from './thenable.ts'
import { type Timing, timingOf } from './timing.ts'
import type { TimingLimits } from './timing-options.ts'

/** What surrounds `timeit(…)` and `compare(…)`. */
export interface TimingEnvironment extends TimeitEnvironment {
  /** What all requests have cost so far. @default those of the process */
  readonly totals?: () => Totals
  /** Where it is shown how far a measurement is, if it is a terminal. @default standard error */
  readonly progress?: ProgressStream
  /** @default one for all measurements of the process */
  readonly ports?: PortGuard
}

const processPorts = new PortGuard(systemClock)

/** Looked up at each write: a prompt replaces the one of the process while it runs. */
const standardError: ProgressStream = {
  get isTTY() {
    return globalThis.process.stderr.isTTY && globalThis.process.env.TERM !== 'dumb'
  },
  write: (text) => globalThis.process.stderr.write(text),
}

/** What is to be measured, and how much of it. */
export interface Task {
  /** What errors and the progress name: `timeit` or `compare`. */
  readonly title: string
  readonly names: readonly string[]
  readonly statements: readonly unknown[]
  readonly limits: TimingLimits
  readonly random: Random
}

/**
 * Measures functions or texts, side by side.
 *
 * @throws ValueError or TypeError for what can't be measured, what `Rounds` throws
 */
export async function measureSides(
  environment: TimingEnvironment,
  { title, names, statements, limits, random }: Task,
): Promise<{ timings: Timing[]; measured: Measured }> {
  const { clock, totals = () => ledger.totals() } = environment
  const { progress = standardError, ports = processPorts } = environment
  const gauges = { nowMs: () => clock.nowMs(), totals, meter: new Meter(totals) }
  const sides = statements.map((statement, index) => {
    const run = runOf(statement, environment, limits.globals)
    return new Side(names[index] ?? '', run, gauges)
  })
  const rounds = new Rounds(sides, { title, limits, clock, random, ports })
  const startMs = clock.nowMs()
  const text = (): string => {
    const seconds = (clock.nowMs() - startMs) / 1000
    return `${title}: ${Math.round(rounds.share * 100)} %, ${formatDuration(seconds)}; ctrl-c ends it`
  }
  const end = showProgress(text, { clock, stream: progress })
  try {
    const measured = await rounds.run()
    return { timings: sides.map(timingOf), measured }
  } finally {
    end()
  }
}

/** A function is called as directly as can be: what is done around a call makes it slower. */
function runOf(
  statement: unknown,
  environment: TimeitEnvironment,
  globals: Globals | undefined,
): TimedRun {
  if (typeof statement !== 'function') return prepare('pass', statement, environment, globals)
  return async (number, timer) => {
    const start = timer()
    for (let done = 0; done < number; done += 1) {
      const result: unknown = statement()
      if (isThenable(result)) await result
    }
    return timer() - start
  }
}
