/** How many sessions that take turns keep what is theirs. */
const limit = 8

/**
 * What a pure function has made of the last few lists, so that it need not be made again for a list
 * that comes again.
 *
 * A list is known by which one it is, not by what stands in it, so nobody may change one that was
 * given. There is no WeakMap here: most lists of a session that sends bodies come once, and an entry
 * for each makes work for the collector.
 */
export class ListMemo<T> {
  readonly #make: (list: readonly string[]) => T
  readonly #lists: (readonly string[])[] = []
  readonly #made: T[] = []
  #oldest = 0
  /** As a rule the same list comes again: to compare is faster than to search. */
  #last: readonly string[] | undefined
  #lastMade: T | undefined

  constructor(make: (list: readonly string[]) => T) {
    this.#make = make
  }

  /** What the function makes of a list. @throws what the function throws; that is not kept */
  of(list: readonly string[]): T {
    if (list === this.#last && this.#lastMade !== undefined) return this.#lastMade
    const made = this.#made[this.#lists.indexOf(list)] ?? this.#add(list)
    this.#last = list
    this.#lastMade = made
    return made
  }

  #add(list: readonly string[]): T {
    const made = this.#make(list)
    this.#lists[this.#oldest] = list
    this.#made[this.#oldest] = made
    this.#oldest = (this.#oldest + 1) % limit
    return made
  }
}
