/**
 * What a pure function has made of lists, so that it need not be made again for the same list.
 *
 * A list is known by which one it is, not by what stands in it, so nobody may change one that was
 * given. What was made of it is forgotten with it.
 */
export class ListMemo<T> {
  readonly #make: (list: readonly string[]) => T
  readonly #known = new WeakMap<readonly string[], T>()
  /** A session that changes nothing brings the same list again: to compare is faster than to look up. */
  #last: { readonly list: readonly string[]; readonly made: T } | undefined

  constructor(make: (list: readonly string[]) => T) {
    this.#make = make
  }

  /** What the function makes of a list. @throws what the function throws; that is not kept */
  of(list: readonly string[]): T {
    if (this.#last?.list === list) return this.#last.made
    const known = this.#known.get(list)
    if (known !== undefined) return known
    const made = this.#make(list)
    this.#known.set(list, made)
    this.#last = { list, made }
    return made
  }
}
