import { defineInspection } from '../http/inspection.ts'
import type { HeldBack } from '../logging/index.ts'
import { histogramLine, plotColumns } from './plot.ts'
import { timingReport } from './report.ts'
import type { Measured, Stop } from './rounds.ts'
import type { Timing } from './timing.ts'

/** What `timeit(…)` has measured. Times are seconds. */
export class TimeitResult implements Timing {
  static {
    defineInspection(TimeitResult, (result) => {
      const columns = plotColumns()
      const plot = columns === undefined ? [] : histogramLine(result.samples, columns)
      return [result.toString(), ...plot].join('\n')
    })
  }

  readonly name: string
  readonly median: number
  readonly p95: number
  readonly min: number
  readonly mean: number
  readonly interval: readonly [low: number, high: number] | null
  readonly samples: readonly number[]
  readonly elapsed: number | null
  readonly elapsedSamples: readonly number[]
  readonly cold: number | null
  readonly calls: number
  readonly batch: number
  readonly requests: number
  readonly connections: number
  readonly handshakes: number
  readonly handshakeTime: number
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly simulated: boolean
  /** Why no more was measured. */
  readonly stopped: Stop
  /** What would have been logged meanwhile. */
  readonly log: HeldBack

  constructor(timing: Timing, { stop, log }: Measured) {
    this.name = timing.name
    this.median = timing.median
    this.p95 = timing.p95
    this.min = timing.min
    this.mean = timing.mean
    this.interval = timing.interval
    this.samples = timing.samples
    this.elapsed = timing.elapsed
    this.elapsedSamples = timing.elapsedSamples
    this.cold = timing.cold
    this.calls = timing.calls
    this.batch = timing.batch
    this.requests = timing.requests
    this.connections = timing.connections
    this.handshakes = timing.handshakes
    this.handshakeTime = timing.handshakeTime
    this.bytesSent = timing.bytesSent
    this.bytesReceived = timing.bytesReceived
    this.simulated = timing.simulated
    this.stopped = stop
    this.log = log
  }

  /** The report, of at most seven lines. On a terminal, consoles show a histogram as well. */
  toString(): string {
    return timingReport(this).join('\n')
  }

  /** The same for programs. */
  toJSON(): object {
    return { schema: 1, kind: 'timeit', ...this }
  }
}
