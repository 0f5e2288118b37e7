import { typeName } from '../repr/type-name.ts'
import type { RawHeader } from './raw-headers.ts'

/** Headers in any form that lists them: pairs, a Map, a dict with `items()`, a plain object. */
export type HeadersInput<V> =
  | Iterable<readonly [string, V]>
  | { items(): Iterable<readonly [string, V]> }
  | Readonly<Record<string, V>>

/** The pairs of any accepted form of headers, in order. */
export function headerPairs<V>(input: HeadersInput<V>): Iterable<readonly [string, V]> {
  if (typeof input !== 'object' || input === null) {
    throw new TypeError(`'${typeName(input)}' object has no attribute 'items'`)
  }
  if (hasItems(input)) return input.items()
  if (isIterable(input)) return input
  return Object.entries(input)
}

function hasItems<V>(input: HeadersInput<V>): input is { items(): Iterable<readonly [string, V]> } {
  return 'items' in input && typeof input.items === 'function'
}

function isIterable<V>(
  input: Iterable<readonly [string, V]> | Readonly<Record<string, V>>,
): input is Iterable<readonly [string, V]> {
  return Symbol.iterator in input
}

/**
 * Headers by name, whatever the case: the plain table behind every `CaseInsensitiveDict`.
 *
 * A name keeps its first place and the case it was last set with, as in requests'
 * `CaseInsensitiveDict`. Rooms use this one on the way of a request, because property access
 * through a Proxy is slow.
 */
export class HeaderTable<V = string> implements Iterable<readonly [string, V]> {
  #content: Content<V>

  constructor(input?: HeadersInput<V>) {
    this.#content = nothing
    if (input !== undefined) this.update(input)
  }

  /** A table of header lines as they came; the values of a repeated name are joined by `, `. */
  static ofLines(lines: Iterable<RawHeader>): HeaderTable {
    const table = new HeaderTable()
    for (const [name, value] of lines) {
      const before = table.get(name)
      table.set(name, before === undefined ? value : `${before}, ${value}`)
    }
    return table
  }

  get size(): number {
    return this.#content.entries.size
  }

  get(name: string): V | undefined {
    return this.#content.entries.get(name.toLowerCase())?.[1]
  }

  has(name: string): boolean {
    return this.#content.entries.has(name.toLowerCase())
  }

  set(name: string, value: V): void {
    this.#own().set(name.toLowerCase(), [name, value])
  }

  /**
   * As {@link HeaderTable.set}, for a header that may be the same again: of the copies of one table
   * that are given the same, those after the first have one content again, and with it what is
   * derived.
   */
  setAgain(name: string, value: V): void {
    const before = this.#content
    const { next } = before
    const isAgain = next?.name === name && next.value === value
    if (isAgain && next.content !== undefined) {
      this.#content = next.content
      return
    }
    this.set(name, value)
    if (!before.shared) return
    // what differs each time is not shared, since it would be copied for the header after it
    if (isAgain) next.content = this.#content
    else before.next = { name, value, content: undefined }
    this.#content.shared = isAgain
  }

  /** Removes the name; whether it was there. */
  delete(name: string): boolean {
    const key = name.toLowerCase()
    return this.#content.entries.has(key) && this.#own().delete(key)
  }

  clear(): void {
    this.#content = nothing
  }

  update(input: HeadersInput<V>): void {
    for (const [name, value] of headerPairs(input)) this.set(name, value)
  }

  /** A table of its own with the same headers; they are copied when one of the two is changed. */
  copy(): HeaderTable<V> {
    const copy = new HeaderTable<V>()
    this.#content.shared = true
    copy.#content = this.#content
    return copy
  }

  /**
   * What a pure function makes of this table, made once for as long as no header changes, also for
   * the copies. Nobody may change what it gives.
   */
  derived<T>(derive: (table: HeaderTable<V>) => T): T {
    const known = this.known(derive)
    if (known !== undefined) return known
    const content = this.#content
    const made = derive(this)
    content.derivations ??= new Map()
    content.derivations.set(derive, made)
    return made
  }

  /** The same, where it has been made; else undefined. */
  known<T>(derive: (table: HeaderTable<V>) => T): T | undefined {
    return this.#content.derivations?.get(derive) as T | undefined
  }

  /** The pairs in order, names in their case. */
  [Symbol.iterator](): IterableIterator<readonly [string, V]> {
    return this.#content.entries.values()
  }

  /** The headers, to be changed: from now on they are no other table's. */
  #own(): Entries<V> {
    const { entries, shared, derivations } = this.#content
    if (shared) this.#content = contentOf(new Map(entries), false)
    else if (derivations !== undefined) this.#content.derivations = undefined
    return this.#content.entries
  }
}

type Entries<V> = Map<string, readonly [string, V]>

/** The headers of a table and of its copies. */
interface Content<V> {
  readonly entries: Entries<V>
  /** Whether more than one table has them, so that nobody may change them. */
  shared: boolean
  /** What was made of them, by the functions that made it. */
  derivations: Map<unknown, unknown> | undefined
  /** What became of a copy that was given one header more. */
  next: { readonly name: string; readonly value: V; content: Content<V> | undefined } | undefined
}

function contentOf<V>(entries: Entries<V>, shared: boolean): Content<V> {
  return { entries, shared, derivations: undefined, next: undefined }
}

/** What every new table begins with. */
const nothing: Content<never> = contentOf(new Map(), true)
