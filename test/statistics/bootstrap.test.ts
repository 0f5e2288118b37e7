import { expect, test } from 'vitest'
import { fewestRounds, ratioOfMedians } from '../../src/statistics/bootstrap.ts'
import { type Random, seeded } from '../../src/statistics/random.ts'

/** Normally distributed numbers (Box and Muller). */
function normal(random: Random): Random {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Fewer than by default, to be quick. */
const resamples = 1500

type Rounds = readonly [above: number[], below: number[]]

/** Timings as they come: never below something, skewed, and with what they do to each other. */
const machines: Readonly<Record<string, (count: number, random: Random) => Rounds>> = {
  'a quiet machine': (count, random) => {
    const noise = normal(random)
    const timing = () => Math.exp(0.3 * noise())
    return [Array.from({ length: count }, timing), Array.from({ length: count }, timing)]
  },
  'one call in ten that takes far longer': (count, random) => {
    const noise = normal(random)
    const timing = () => Math.exp(0.2 * noise()) * (random() < 0.1 ? 1 + 5 * random() : 1)
    return [Array.from({ length: count }, timing), Array.from({ length: count }, timing)]
  },
  'a machine that is slow for a while, and then is not': (count, random) => {
    const noise = normal(random)
    const rounds: Rounds = [[], []]
    let load = 0
    for (let round = 0; round < count; round += 1) {
      load = 0.8 * load + 0.2 * noise()
      for (const side of rounds) side.push(Math.exp(load + 0.1 * noise()))
    }
    return rounds
  },
  'a clock of coarse steps': (count, random) => {
    const noise = normal(random)
    const timing = () => Math.round(Math.exp(0.3 * noise()) * 5) / 5 + 0.2
    return [Array.from({ length: count }, timing), Array.from({ length: count }, timing)]
  },
}

for (const [name, measure] of Object.entries(machines)) {
  for (const count of [8, 30, 95]) {
    test(`of 200 comparisons of the same, ${count} rounds each, 95 % leave 1 inside: ${name}`, () => {
      const random = seeded(count)
      let inside = 0
      for (let run = 0; run < 200; run += 1) {
        const { interval } = ratioOfMedians(...measure(count, random), { random, resamples })
        if (interval !== null && interval.low <= 1 && interval.high >= 1) inside += 1
      }
      expect(inside).toBeGreaterThanOrEqual(190)
    })
  }

  test(`a true ratio of 1.5 is found, and lies inside: ${name}`, () => {
    const random = seeded(5)
    let inside = 0
    let away = 0
    for (let run = 0; run < 100; run += 1) {
      const [above, below] = measure(95, random)
      const slower = above.map((timing) => timing * 1.5)
      const { interval } = ratioOfMedians(slower, below, { random, resamples })
      if (interval !== null && interval.low <= 1.5 && interval.high >= 1.5) inside += 1
      if (interval !== null && interval.low > 1) away += 1
    }
    expect(inside).toBeGreaterThanOrEqual(95)
    expect(away).toBeGreaterThanOrEqual(95)
  })
}

test('the ratio is that of the medians, and equal seeds give equal intervals', () => {
  const [above, below] = [
    [2, 4, 6, 4, 4, 5, 3, 4],
    [2, 2, 1, 3, 2, 2, 2, 2],
  ]
  const first = ratioOfMedians(above, below, { random: seeded(3) })
  expect(first.value).toBe(2)
  expect(first.interval?.low).toBeLessThan(2)
  expect(first.interval?.high).toBeGreaterThan(2)
  expect(ratioOfMedians(above, below, { random: seeded(3) })).toEqual(first)
})

test('more confidence makes a wider interval', () => {
  const [above, below] = machines['a quiet machine']?.(50, seeded(2)) ?? [[], []]
  const width = (confidence: number) => {
    const { interval } = ratioOfMedians(above, below, { random: seeded(1), confidence })
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }
  expect(width(0.9)).toBeGreaterThan(0)
  expect(width(0.99)).toBeGreaterThan(width(0.9))
})

test('few rounds, and medians of nothing, have no interval', () => {
  const ones = new Array<number>(fewestRounds - 1).fill(1)
  const zeros = new Array<number>(20).fill(0)
  const random = seeded(1)
  expect(ratioOfMedians(ones, ones, { random })).toEqual({ value: 1, interval: null })
  expect(ratioOfMedians([...ones, 1], [...ones, 1], { random }).interval).not.toBe(null)
  expect(ratioOfMedians(zeros, zeros, { random }).interval).toBe(null)
})
