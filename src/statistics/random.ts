/** A number from 0 up to, but not including, 1. */
export type Random = () => number

/**
 * Random numbers that are the same for the same seed: xoshiro128**, by Blackman and Vigna, seeded by
 * SplitMix32.
 *
 * @example
 * const [a, b] = [seeded(7), seeded(7)]
 * a() === b() // true
 */
export function seeded(seed: number): Random {
  let mixed = seed >>> 0
  const next = (): number => {
    mixed = (mixed + 0x9e3779b9) >>> 0
    let bits = mixed
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
    return (bits ^ (bits >>> 15)) >>> 0
  }
  let [a, b, c, d] = [next(), next(), next(), next()]
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return result / 2 ** 32
  }
}

function rotated(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by))
}

/** The values in random order, in a list of their own (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const rest = [...values]
  const order: T[] = []
  while (rest.length > 0) order.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return order
}
