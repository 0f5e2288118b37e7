import { difference, noTotals, type Totals } from '../ledger/index.ts'
import type { TimedRun } from './statement.ts'

/** What one call took. */
export interface CallTiming {
  /** Seconds of the whole call. */
  readonly seconds: number
  /** Seconds that `elapsed` of its responses come to; null where it had none. */
  readonly elapsed: number | null
  /** Requests that it sent, connections that it opened. */
  readonly requests: number
  readonly connections: number
}

/** What a call has taken: the time of the last one, and at most of the others. */
export interface Need {
  readonly ms: number
  /** 1 at least: who knows what a call does that sends nothing through pool-repl. */
  readonly requests: number
  readonly connections: number
}

/** Reads the time in milliseconds, and what all requests of the process have cost. */
export interface Gauges {
  readonly nowMs: () => number
  readonly totals: () => Totals
}

/** A call this short is timed in batches: the clock is too coarse for one. */
const shortSeconds = 20e-6
const batchSeconds = 1e-3

/** One of the things that are measured: its calls so far, and what they have cost. */
export class Side {
  readonly name: string
  readonly #run: TimedRun
  readonly #gauges: Gauges
  readonly #timings: CallTiming[] = []
  #cold: CallTiming | undefined
  #cost: Totals = noTotals
  #calls = 0
  #batch = 1
  #need: Need = { ms: 0, requests: 1, connections: 0 }

  constructor(name: string, run: TimedRun, gauges: Gauges) {
    this.name = name
    this.#run = run
    this.#gauges = gauges
  }

  /** The first call, where it was not timed. */
  get cold(): CallTiming | undefined {
    return this.#cold
  }

  /** Those that are timed; a batch of short ones counts as one, and gives what each took. */
  get timings(): readonly CallTiming[] {
    return this.#timings
  }

  /** What all calls have cost, the cold one and those that warm up too. */
  get cost(): Totals {
    return this.#cost
  }

  get need(): Need {
    return this.#need
  }

  /** All calls, of whatever kind. */
  get calls(): number {
    return this.#calls
  }

  /** How many calls are timed together. */
  get batch(): number {
    return this.#batch
  }

  /** A call that is not timed; the first one is the cold one. */
  async warmUp(): Promise<CallTiming> {
    const timing = await this.#call(1)
    this.#cold ??= timing
    return timing
  }

  /** Has calls that are very short, and send nothing, timed together from now on. */
  chooseBatch({ seconds, requests }: CallTiming): void {
    if (requests > 0 || seconds >= shortSeconds) return
    this.#batch = Math.ceil(batchSeconds / Math.max(seconds, 1e-8))
  }

  async time(): Promise<CallTiming> {
    const timing = await this.#call(this.#batch)
    this.#timings.push(timing)
    return timing
  }

  /** Forgets what was timed behind the first so many. */
  keep(timings: number): void {
    this.#timings.length = Math.min(this.#timings.length, timings)
  }

  /** Counts the cold call as timed, where there is nothing else. */
  settleForCold(): void {
    if (this.#cold !== undefined && this.#timings.length === 0) this.#timings.push(this.#cold)
  }

  async #call(batch: number): Promise<CallTiming> {
    const { nowMs, totals } = this.#gauges
    const before = totals()
    this.#calls += batch
    try {
      const seconds = await this.#run(batch, () => nowMs() / 1000)
      const cost = difference(totals(), before)
      this.#need = {
        ms: seconds * 1000,
        requests: Math.max(this.#need.requests, cost.requests),
        connections: Math.max(this.#need.connections, cost.connections),
      }
      return {
        seconds: seconds / batch,
        elapsed: cost.requests > 0 ? cost.elapsedMs / 1000 / batch : null,
        requests: cost.requests,
        connections: cost.connections,
      }
    } finally {
      this.#cost = sum(this.#cost, difference(totals(), before))
    }
  }
}

/** Two costs together. */
function sum(a: Totals, b: Totals): Totals {
  return difference(a, difference(noTotals, b))
}
