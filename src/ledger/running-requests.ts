import type { RequestRecord } from './request-record.ts'

/**
 * The requests that run, by number.
 *
 * Most of the time there is one. A Map that is filled and emptied all the while makes its table anew
 * every few times, so the youngest is kept beside it.
 */
export class RunningRequests {
  #youngest: RequestRecord | undefined
  readonly #others = new Map<number, RequestRecord>()

  /** Adds a request; one of the same number is replaced. */
  add(record: RequestRecord): void {
    const before = this.#youngest
    this.#youngest = record
    if (before === undefined || before.number === record.number) return
    this.#others.set(before.number, before)
    this.#others.delete(record.number)
  }

  get(number: number): RequestRecord | undefined {
    const youngest = this.#youngest
    return youngest?.number === number ? youngest : this.#others.get(number)
  }

  /** Takes a request out; whether it was there. */
  delete(number: number): boolean {
    if (this.#youngest?.number !== number) return this.#others.delete(number)
    this.#youngest = undefined
    return true
  }

  values(): readonly RequestRecord[] {
    const others = [...this.#others.values()]
    return this.#youngest === undefined ? others : [...others, this.#youngest]
  }
}
