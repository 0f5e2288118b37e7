import { typeName } from '../repr/type-name.ts'
import type { RawHeader } from './raw-response.ts'

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
  readonly #entries: Map<string, readonly [string, V]>

  constructor(input?: HeadersInput<V>) {
    this.#entries = new Map()
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
    return this.#entries.size
  }

  get(name: string): V | undefined {
    return this.#entries.get(name.toLowerCase())?.[1]
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  set(name: string, value: V): void {
    this.#entries.set(name.toLowerCase(), [name, value])
  }

  /** Removes the name; whether it was there. */
  delete(name: string): boolean {
    return this.#entries.delete(name.toLowerCase())
  }

  clear(): void {
    this.#entries.clear()
  }

  update(input: HeadersInput<V>): void {
    for (const [name, value] of headerPairs(input)) this.set(name, value)
  }

  copy(): HeaderTable<V> {
    return new HeaderTable(this)
  }

  /** The pairs in order, names in their case. */
  [Symbol.iterator](): IterableIterator<readonly [string, V]> {
    return this.#entries.values()
  }
}
