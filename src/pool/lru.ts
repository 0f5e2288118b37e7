/**
 * Values by key, as many as the limit allows: the one least recently used goes.
 *
 * It mirrors urllib3's `RecentlyUsedContainer`: looking a value up uses it, and with a limit of 0
 * what is added goes at once.
 */
export class Lru<V extends object> {
  readonly #limit: number
  /** In order of use, the last used at the end. */
  readonly #entries = new Map<string, V>()
  #lastUsed: V | undefined

  /** @param limit how many values are kept; none, if it is 0 or less */
  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#entries.size
  }

  /** The value under `key`, which is now the one most recently used. */
  use(key: string): V | undefined {
    const value = this.#entries.get(key)
    if (value === undefined || value === this.#lastUsed) return value
    this.#entries.delete(key)
    this.#entries.set(key, value)
    this.#lastUsed = value
    return value
  }

  /** Adds a value under a new key, and returns the one that had to go, which may be the same. */
  add(key: string, value: V): V | undefined {
    this.#entries.set(key, value)
    this.#lastUsed = value
    if (this.#entries.size <= this.#limit) return undefined
    const [oldest] = this.#entries
    if (oldest === undefined) return undefined
    this.#entries.delete(oldest[0])
    return oldest[1]
  }

  /** Forgets all, and returns what there was. */
  clear(): readonly V[] {
    const values = [...this.#entries.values()]
    this.#entries.clear()
    this.#lastUsed = undefined
    return values
  }

  /** The values, least recently used first. */
  values(): IterableIterator<V> {
    return this.#entries.values()
  }
}
