import { fewestRounds, formatRatio, type Interval, type Ratio } from '../statistics/index.ts'
import { advice, type Shortage } from './advice.ts'
import { counted } from './report.ts'
import type { Timing } from './timing.ts'

/** How two timings compare, by one measure: the median of `slower` over that of `faster`. */
export interface Contrast {
  readonly faster: Timing
  readonly slower: Timing
  /** In how many rounds they were measured. */
  readonly rounds: number
  /** Of whole calls. */
  readonly whole: Ratio
  /** Of `elapsed`; null where a call had no response. */
  readonly elapsed: Ratio | null
}

/**
 * Which of the two is faster, beyond doubt; null where the interval covers 1.
 *
 * @example
 * directionOf({ value: 2, interval: { low: 1.8, high: 2.2 } }) // 'as measured'
 */
export function directionOf({ interval }: Ratio): 'as measured' | 'opposite' | null {
  if (interval === null) return null
  if (interval.low > 1) return 'as measured'
  return interval.high < 1 ? 'opposite' : null
}

/** What can be said of whole calls, in words. */
export function verdictText(contrast: Contrast, alone: boolean, shortage: Shortage): string {
  const { faster, slower, whole, rounds } = contrast
  if (whole.interval === null) {
    return `no difference shown${betweenText(contrast, alone)}: ${whyNone(rounds, shortage)}`
  }
  const told = comparisonText(contrast, whole, whole.interval, alone)
  return directionOf(whole) === 'as measured' ? told + reasonText(faster, slower) : told
}

/** What can be said of `elapsed`; nothing where a call had none, or where rounds are too few. */
export function elapsedVerdict(contrast: Contrast, alone: boolean): string[] {
  const { elapsed } = contrast
  return elapsed === null || elapsed.interval === null
    ? []
    : [`by elapsed: ${comparisonText(contrast, elapsed, elapsed.interval, alone)}`]
}

function betweenText({ faster, slower }: Contrast, alone: boolean): string {
  return alone ? '' : ` between ${faster.name} and ${slower.name}`
}

function comparisonText(
  contrast: Contrast,
  ratio: Ratio,
  interval: Interval,
  alone: boolean,
): string {
  const { faster, slower } = contrast
  const { value } = ratio
  const direction = directionOf(ratio)
  if (direction === null) {
    return `no difference shown${betweenText(contrast, alone)} (${intervalText(interval)})`
  }
  if (direction === 'as measured') return fasterText(faster, slower, value, interval, alone)
  const turned = { low: 1 / interval.high, high: 1 / interval.low }
  return fasterText(slower, faster, 1 / value, turned, alone)
}

function fasterText(
  faster: Timing,
  slower: Timing,
  value: number,
  interval: Interval,
  alone: boolean,
): string {
  const than = alone ? '' : ` than ${slower.name}`
  return `${faster.name} is ${formatRatio(value)}× faster${than} (${intervalText(interval)})`
}

function whyNone(rounds: number, shortage: Shortage): string {
  if (rounds >= fewestRounds) return 'the clock is too coarse'
  const are = rounds === 1 ? 'is' : 'are'
  return `${counted(rounds, 'round')} ${are} too few, it takes ${fewestRounds}: ${advice(shortage)}`
}

/** Connections are named as the reason where the slower one opened at least one more in two calls. */
function reasonText(faster: Timing, slower: Timing): string {
  const more = slower.connections - faster.connections
  if (more < slower.calls / 2) return ''
  const opened = counted(faster.connections, 'connection')
  return `, because it opened ${faster.connections === 0 ? 'no connection' : opened} instead of ${slower.connections}`
}

function intervalText({ low, high }: Interval): string {
  return `${formatRatio(low)}–${formatRatio(high)}`
}
