import { ValueError } from '../errors.ts'

/** More is a mistake of units: the longest lines there are, by satellite, take a second. */
const longestRttMs = 10_000

const millisecondsPer: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 }

/**
 * The milliseconds of a duration of the command line, which carries its unit.
 *
 * @throws ValueError when the unit is missing or there is no such number
 * @example
 * parseDuration('40ms') // 40
 * parseDuration('0.04s') // 40
 */
export function parseDuration(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d*)?|\.\d+) ?([a-zµ]+)$/i.exec(text.trim()) ?? []
  const factor = millisecondsPer[unit.toLowerCase().replace('µ', 'u')]
  if (factor === undefined) {
    throw new ValueError(
      `a duration is a number with its unit, such as 40ms or 0.04s, not '${text}'`,
    )
  }
  return Number(digits) * factor
}

/**
 * The milliseconds of a round trip that is to be simulated.
 *
 * @throws ValueError as {@link parseDuration} does, or when it is above 10 seconds
 */
export function parseRttMs(text: string): number {
  const rttMs = parseDuration(text)
  if (rttMs <= longestRttMs) return rttMs
  throw new ValueError(`a round trip is 10s at most, not '${text}'`)
}
