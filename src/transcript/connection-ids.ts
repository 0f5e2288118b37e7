import type { Ids } from './matching.ts'
import { idPattern } from './pattern.ts'

const ids = new RegExp(idPattern, 'g')

/**
 * Which connection or pool of a replay is which of the transcript, found out line by line: ids differ, but
 * who is the same as before must be the same again.
 */
export class ConnectionIds {
  readonly #toActual = new Map<string, string>()
  readonly #toExpected = new Map<string, string>()

  /** Takes pairs of ids for the same; false, and nothing is taken, where one was another before. */
  bind(expected: Ids, actual: Ids): boolean {
    const pairs = expected.map((wanted, index) => [wanted, actual[index] ?? ''] as const)
    const before = [...this.#toActual.keys()]
    for (const [wanted, given] of pairs) {
      const isNew = !this.#toActual.has(wanted) && !this.#toExpected.has(given)
      if (isNew) {
        this.#toActual.set(wanted, given)
        this.#toExpected.set(given, wanted)
      } else if (this.#toActual.get(wanted) !== given) {
        this.#forgetAllBut(before)
        return false
      }
    }
    return true
  }

  /** A line of the replay in the ids of the transcript; new ones get the next free number. */
  inTranscript(line: string): string {
    return line.replace(ids, (given) => {
      const known = this.#toExpected.get(given)
      if (known !== undefined) return known
      const wanted = this.#firstFree(given.slice(0, 1))
      this.bind([wanted], [given])
      return wanted
    })
  }

  #firstFree(letter: string): string {
    let number = 1
    while (this.#toActual.has(`${letter}${number}`)) number += 1
    return `${letter}${number}`
  }

  #forgetAllBut(before: readonly string[]): void {
    for (const [wanted, given] of [...this.#toActual]) {
      if (before.includes(wanted)) continue
      this.#toActual.delete(wanted)
      this.#toExpected.delete(given)
    }
  }
}
