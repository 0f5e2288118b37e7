import type { Totals } from '../ledger/index.ts'
import { Meter, noSums } from './meter.ts'
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

/** What a call takes. */
export interface Need {
  /** The last one, and the quickest one. */
  readonly ms: number
  readonly quickestMs: number
  // Of the others the most:
  /** 1 at least: who knows what a call does that sends nothing through pool-repl. */
  readonly requests: number
  readonly connections: number
}

/** Reads the time in milliseconds, and what requests have cost. */
export interface Gauges {
  readonly nowMs: () => number
  readonly totals: () => Totals
  /**
   * Where nothing else sends requests between the calls of all sides: one for all of them saves a
   * reading a call.
   */
  readonly meter?: Meter
}

/** A call this short is timed in batches: the clock is too coarse for one. */
const shortSeconds = 20e-6
const batchSeconds = 1e-3

/** One of the things that are measured: its calls so far, and what they have cost. */
export class Side {
  readonly name: string
  readonly #run: TimedRun
  readonly #timer: () => number
  readonly #meter: Meter
  readonly #isMeterShared: boolean
  readonly #timings: CallTiming[] = []
  #cold: CallTiming | undefined
  readonly #cost = noSums()
  #calls = 0
  #batch = 1
  #need: Need = { ms: 0, quickestMs: Number.POSITIVE_INFINITY, requests: 1, connections: 0 }

  constructor(name: string, run: TimedRun, gauges: Gauges) {
    this.name = name
    this.#run = run
    this.#timer = () => gauges.nowMs() / 1000
    this.#meter = gauges.meter ?? new Meter(gauges.totals)
    this.#isMeterShared = gauges.meter !== undefined
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
    this.#calls += batch
    if (!this.#isMeterShared) this.#meter.restart()
    try {
      const seconds = await this.#run(batch, this.#timer)
      return this.#noted(seconds, batch)
    } catch (error) {
      this.#meter.addTo(this.#cost)
      throw error
    }
  }

  #noted(seconds: number, batch: number): CallTiming {
    const { before, after } = this.#meter.addTo(this.#cost)
    const requests = after.requests - before.requests
    const connections = after.connections - before.connections
    const elapsedMs = after.elapsedMs - before.elapsedMs
    this.#need = {
      ms: seconds * 1000,
      quickestMs: Math.min(this.#need.quickestMs, seconds * 1000),
      requests: Math.max(this.#need.requests, requests),
      connections: Math.max(this.#need.connections, connections),
    }
    return {
      seconds: seconds / batch,
      elapsed: requests > 0 ? elapsedMs / 1000 / batch : null,
      requests,
      connections,
    }
  }
}
