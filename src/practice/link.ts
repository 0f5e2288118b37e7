import { ValueError } from '../errors.ts'
import { defineInspection } from '../http/inspection.ts'
import { bindArguments, repr } from '../repr/index.ts'

/** How long the line to the practice server is made. */
export interface LinkOptions {
  /** The round trip, in seconds; 0 for none that is simulated. */
  readonly rtt: number
}

/** More is a mistake of units: the longest lines there are, by satellite, take a second. */
const longestRtt = 10

const LINK = { name: 'link', parameters: [], keywordOnly: ['rtt'] } as const

/**
 * The round trip that was asked for, in milliseconds.
 *
 * @throws TypeError for another keyword, or an `rtt` that is no number
 * @throws ValueError for an `rtt` below 0 or above 10 seconds
 */
export function rttMsOf(options: unknown): number {
  const { rtt } = bindArguments<'rtt'>(LINK, options === undefined ? [] : [options])
  if (rtt === undefined)
    throw new TypeError("link() missing 1 required keyword-only argument: 'rtt'")
  if (typeof rtt !== 'number') {
    throw new TypeError(`rtt is a number of seconds, such as 0.04, not ${repr(rtt)}`)
  }
  if (rtt >= 0 && rtt <= longestRtt) return rtt * 1000
  const hint = rtt > longestRtt && rtt < 10_000 ? `; ${rtt} ms are ${rtt / 1000}` : ''
  throw new ValueError(`rtt is in seconds, from 0 to ${longestRtt}, not ${rtt}${hint}`)
}

/** A line of a simulated length, until it is restored. */
export class Link {
  /** The simulated round trip, in seconds. */
  readonly rtt: number
  #restore: (() => void) | undefined

  static {
    defineInspection(Link, (link) => link.toString())
  }

  /** @param restore what lets go of the line */
  constructor(rtt: number, restore: () => void) {
    this.rtt = rtt
    this.#restore = restore
  }

  /**
   * Lets go of the line: it is as long as the newest link that is still held makes it, or as it was at
   * the start. Does nothing the second time.
   */
  restore(): void {
    this.#restore?.()
    this.#restore = undefined
  }

  [Symbol.dispose](): void {
    this.restore()
  }

  toString(): string {
    const state = this.#restore === undefined ? ', restored' : ''
    return `<Link simulated rtt ${this.rtt} s${state}>`
  }
}
