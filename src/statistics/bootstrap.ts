import { ascending, quantile } from './quantile.ts'
import type { Random } from './random.ts'
import { studentT, studentTail } from './student-t.ts'

/** How many rounds an interval needs: with fewer, chance alone leaves 1 outside too often. */
export const fewestRounds = 8

export interface Interval {
  readonly low: number
  readonly high: number
}

/** A ratio of two medians, and between which bounds it lies. */
export interface Ratio {
  readonly value: number
  /** Null where there are too few rounds to say, or a median is zero. */
  readonly interval: Interval | null
}

export interface BootstrapOptions {
  readonly random: Random
  /** How often such intervals hold the true ratio. @default 0.99 */
  readonly confidence?: number
  /** @default 4000 */
  readonly resamples?: number
  /** How many numbers next to each other make a round; the last one may have fewer. @default 1 */
  readonly perRound?: number
}

/**
 * The median of `above` over the median of `below`, with a bootstrap interval.
 *
 * The two were measured in rounds: equal places belong together, and neighbours may be alike because
 * the machine was busy for a while. So whole rounds are drawn, of both, in runs of neighbours (the circular
 * block bootstrap; from 20 rounds on, runs are as long as the cube root of their number). The percentiles are moved
 * outwards as Student's t is wider than the normal distribution (Hesterberg's expanded percentile
 * interval), since plain ones are too narrow for few rounds.
 *
 * @example
 * const [slow, fast] = [[2, 2.1, 1.9, 2, 2.2, 2, 1.8, 2], [1, 1, 1.1, 0.9, 1, 1, 1, 1]]
 * ratioOfMedians(slow, fast, { random: seeded(1) }).value // 2
 */
export function ratioOfMedians(
  above: readonly number[],
  below: readonly number[],
  { random, confidence = 0.99, resamples = 4000, perRound = 1 }: BootstrapOptions,
): Ratio {
  const count = Math.min(above.length, below.length)
  const rounds = Math.ceil(count / perRound)
  const tops = new ResampledMedian(above.slice(0, count), perRound)
  const bottoms = new ResampledMedian(below.slice(0, count), perRound)
  const value = tops.plain / bottoms.plain
  if (rounds < fewestRounds || !(tops.plain > 0 && bottoms.plain > 0)) {
    return { value, interval: null }
  }
  const draw = new BlockDraw(rounds, random)
  const ratios = new Float64Array(resamples)
  for (let index = 0; index < resamples; index += 1) {
    draw.next()
    ratios[index] = tops.of(draw.times) / bottoms.of(draw.times)
  }
  ratios.sort()
  const outside = expanded((1 - confidence) / 2, rounds)
  return {
    value,
    interval: { low: quantile(ratios, outside), high: quantile(ratios, 1 - outside) },
  }
}

/** How often each round was drawn. */
class BlockDraw {
  readonly times: Uint16Array
  readonly #random: Random
  readonly #block: number

  constructor(rounds: number, random: Random) {
    this.times = new Uint16Array(rounds)
    this.#random = random
    this.#block = rounds < 20 ? 1 : Math.round(Math.cbrt(rounds))
  }

  /** Draws as many rounds as there are. */
  next(): void {
    const { times } = this
    const rounds = times.length
    times.fill(0)
    for (let drawn = 0; drawn < rounds; ) {
      let at = Math.floor(this.#random() * rounds)
      const end = Math.min(rounds, drawn + this.#block)
      for (; drawn < end; drawn += 1) {
        times[at] = (times[at] ?? 0) + 1
        at = at + 1 === rounds ? 0 : at + 1
      }
    }
  }
}

/** The median of a sample whose rounds are drawn again and again; it is sorted once. */
class ResampledMedian {
  /** The median of the sample as it is. */
  readonly plain: number
  readonly #ordered: Float64Array
  /** The rounds of the numbers, from the smallest number to the largest. */
  readonly #rounds: Uint32Array

  constructor(values: readonly number[], perRound: number) {
    const at = (index: number): number => values[index] ?? Number.NaN
    const order = Uint32Array.from(values.keys()).sort((a, b) => at(a) - at(b))
    this.#rounds = order.map((index) => Math.floor(index / perRound))
    this.#ordered = ascending(values)
    this.plain = quantile(this.#ordered, 0.5)
  }

  /** The median when each round counts as often as it was drawn. */
  of(times: Uint16Array): number {
    let count = 0
    for (const round of this.#rounds) count += times[round] ?? 0
    const lower = this.#valueAt(Math.floor((count - 1) / 2), times)
    return count % 2 === 1 ? lower : (lower + this.#valueAt(count / 2, times)) / 2
  }

  #valueAt(place: number, times: Uint16Array): number {
    let passed = 0
    for (let rank = 0; rank < this.#rounds.length; rank += 1) {
      passed += times[this.#rounds[rank] ?? 0] ?? 0
      if (passed > place) return this.#ordered[rank] ?? Number.NaN
    }
    return Number.NaN
  }
}

/** The share to leave out on a side, so that few rounds make the interval wider. */
function expanded(outside: number, rounds: number): number {
  const t = studentT(1 - outside, rounds - 1) * Math.sqrt(rounds / (rounds - 1))
  // Of so many degrees, Student's distribution is the normal one.
  return studentTail(t, 2000)
}
