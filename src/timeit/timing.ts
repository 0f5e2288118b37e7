import { ascending, meanInterval, quantile } from '../statistics/index.ts'
import type { Side } from './side.ts'

/** What was measured of one function. Times are seconds; those of a call unless said otherwise. */
export interface Timing {
  /** What it is called where several are compared. */
  readonly name: string
  readonly median: number
  /** 95 % of the calls took less: R's type 7, as all quantiles here. */
  readonly p95: number
  readonly min: number
  readonly mean: number
  /** Between these the true mean lies, with 99 % confidence (Student); null of a single call. */
  readonly interval: readonly [low: number, high: number] | null
  /** Each call that was timed, in order. */
  readonly samples: readonly number[]
  /** The median of what `response.elapsed` comes to in a call; null where there was no response. */
  readonly elapsed: number | null
  /** The same of each call; empty where one had none. */
  readonly elapsedSamples: readonly number[]
  /** The first call, which is none of the samples; null where nothing warmed up. */
  readonly cold: number | null
  /** Calls in all: timed ones, the cold one and those to warm up. */
  readonly calls: number
  /** How many calls one sample stands for: more than 1 where a call takes some microseconds. */
  readonly batch: number
  /** What all these calls have cost. */
  readonly requests: number
  readonly connections: number
  readonly handshakes: number
  /** Time for looking up names, TCP and TLS. */
  readonly handshakeTime: number
  readonly bytesSent: number
  readonly bytesReceived: number
  /** Whether requests went over a line of simulated length. */
  readonly simulated: boolean
}

/** What a side has come to. */
export function timingOf(side: Side): Timing {
  const samples = side.timings.map(({ seconds }) => seconds)
  const elapsed = side.timings.flatMap((timing) => timing.elapsed ?? [])
  const elapsedSamples = elapsed.length === samples.length ? elapsed : []
  const ordered = ascending(samples)
  const { mean, margin } = meanInterval(samples)
  const { cost, name, calls, batch, cold } = side
  return {
    name,
    median: quantile(ordered, 0.5),
    p95: quantile(ordered, 0.95),
    min: quantile(ordered, 0),
    mean,
    interval: margin === null ? null : [mean - margin, mean + margin],
    samples,
    elapsed: elapsedSamples.length > 0 ? quantile(ascending(elapsedSamples), 0.5) : null,
    elapsedSamples,
    cold: cold?.seconds ?? null,
    calls,
    batch,
    requests: cost.requests,
    connections: cost.connections,
    handshakes: cost.handshakes,
    handshakeTime: (cost.dnsMs + cost.connectMs + cost.tlsMs) / 1000,
    bytesSent: cost.bytesSent,
    bytesReceived: cost.bytesReceived,
    simulated: cost.simulated > 0,
  }
}
