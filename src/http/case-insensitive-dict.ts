import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'
import { type HeadersInput, HeaderTable } from './header-table.ts'
import { defineInspection } from './inspection.ts'
import { NamedView } from './named-view.ts'

class HeaderView<V> extends NamedView implements Iterable<string> {
  constructor(input?: HeadersInput<V>) {
    const table = input instanceof HeaderTable ? input : new HeaderTable<V>(input)
    super(table, {
      get: (name) => table.get(name),
      // What a user assigns is checked when the request is prepared, as in requests.
      set: (name, value) => table.set(name, value as V),
      has: (name) => table.has(name),
      delete: (name) => table.delete(name),
      names: () => Array.from(table, ([name]) => name),
    })
  }

  /** The value, or `otherwise` (default undefined) where there is none. */
  get(name: string): V | undefined
  get<D>(name: string, otherwise: D): V | D
  get(name: string, otherwise?: unknown): unknown {
    return HeaderView.#tableOf(this).has(name) ? HeaderView.#tableOf(this).get(name) : otherwise
  }

  set(name: string, value: V): void {
    HeaderView.#tableOf(this).set(name, value)
  }

  has(name: string): boolean {
    return HeaderView.#tableOf(this).has(name)
  }

  /** Removes the name and returns its value, or `otherwise` where there was none. */
  pop(name: string, otherwise?: V): V | undefined {
    const value = this.get(name, otherwise)
    HeaderView.#tableOf(this).delete(name)
    return value
  }

  /** The value; where there is none, `value` is set first. */
  setdefault(name: string, value: V): V {
    const present = HeaderView.#tableOf(this).get(name)
    if (present !== undefined) return present
    HeaderView.#tableOf(this).set(name, value)
    return value
  }

  /** Sets every name of `input`. */
  update(input: HeadersInput<V>): void {
    HeaderView.#tableOf(this).update(input)
  }

  clear(): void {
    HeaderView.#tableOf(this).clear()
  }

  /** The names in their case, in order. */
  keys(): string[] {
    return Array.from(HeaderView.#tableOf(this), ([name]) => name)
  }

  values(): V[] {
    return Array.from(HeaderView.#tableOf(this), ([, value]) => value)
  }

  /** The pairs, names in their case, in order. */
  items(): [string, V][] {
    return Array.from(HeaderView.#tableOf(this), ([name, value]) => [name, value])
  }

  /** The pairs, names in lower case, in order. */
  lower_items(): [string, V][] {
    return Array.from(HeaderView.#tableOf(this), ([name, value]) => [name.toLowerCase(), value])
  }

  copy(): CaseInsensitiveDict<V> {
    return new CaseInsensitiveDict(HeaderView.#tableOf(this).copy())
  }

  /** The names, as iterating a dict gives them in Python. */
  [Symbol.iterator](): IterableIterator<string> {
    return this.keys().values()
  }

  toJSON(): Record<string, V> {
    return Object.fromEntries(this.items())
  }

  override toString(): string {
    return repr(this.toJSON())
  }

  static #tableOf<V>(view: HeaderView<V>): HeaderTable<V> {
    const table = HeaderView.storeOf(view)
    if (table instanceof HeaderTable) return table
    throw new TypeError('this is no CaseInsensitiveDict')
  }

  static {
    defineRepr(HeaderView, (view) => view.toString())
    defineInspection(HeaderView, (view) => view.toJSON())
  }
}

/**
 * A dict of headers that finds a name in any case: requests' `CaseInsensitiveDict`.
 *
 * A name keeps its first place and the case it was last set with. A name that is not there is
 * `undefined`. Made of a plain object, a Map, pairs or another dict; a {@link HeaderTable} is
 * shown, not copied.
 *
 * @example
 * const headers = new CaseInsensitiveDict({ 'Content-Type': 'text/html' })
 * headers['content-type'] // 'text/html'
 * headers['X-A'] = 'b'
 * 'x-a' in headers // true
 */
export type CaseInsensitiveDict<V = string> = HeaderView<V> & { [name: string]: V }

interface CaseInsensitiveDictClass {
  new <V = string>(input?: HeadersInput<V>): CaseInsensitiveDict<V>
  readonly prototype: CaseInsensitiveDict<unknown>
}

Object.defineProperty(HeaderView, 'name', { value: 'CaseInsensitiveDict' })

// The Proxy that the constructor returns is what gives the view its names.
export const CaseInsensitiveDict: CaseInsensitiveDictClass =
  HeaderView as unknown as CaseInsensitiveDictClass
