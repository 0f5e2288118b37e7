import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'
import { type HeadersInput, HeaderTable } from './header-table.ts'
import { defineInspection } from './inspection.ts'
import { NamedView, storeBehind } from './named-view.ts'

function tableOf<V>(view: HeaderView<V>): HeaderTable<V> {
  const table = storeBehind(view)
  if (table instanceof HeaderTable) return table
  throw new TypeError('this is no CaseInsensitiveDict')
}

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

  /** The value, or `otherwise` (default null) where there is none. */
  get(name: string): V | null
  get<D>(name: string, otherwise: D): V | D
  get(name: string, otherwise: unknown = null): unknown {
    const table = tableOf(this)
    return table.has(name) ? table.get(name) : otherwise
  }

  set(name: string, value: V): void {
    tableOf(this).set(name, value)
  }

  has(name: string): boolean {
    return tableOf(this).has(name)
  }

  /** Removes the name and returns its value, or `otherwise` (default null) where there was none. */
  pop(name: string): V | null
  pop<D>(name: string, otherwise: D): V | D
  pop(name: string, otherwise: unknown = null): unknown {
    const value = this.get(name, otherwise)
    tableOf(this).delete(name)
    return value
  }

  /** The value; where there is none, `value` is set first. */
  setdefault(name: string, value: V): V {
    const present = tableOf(this).get(name)
    if (present !== undefined) return present
    tableOf(this).set(name, value)
    return value
  }

  /** Sets every name of `input`. */
  update(input: HeadersInput<V>): void {
    tableOf(this).update(input)
  }

  clear(): void {
    tableOf(this).clear()
  }

  /** The names in their case, in order. */
  keys(): string[] {
    return Array.from(tableOf(this), ([name]) => name)
  }

  values(): V[] {
    return Array.from(tableOf(this), ([, value]) => value)
  }

  /** The pairs, names in their case, in order. */
  items(): [string, V][] {
    return Array.from(tableOf(this), ([name, value]) => [name, value])
  }

  /** The pairs, names in lower case, in order. */
  lower_items(): [string, V][] {
    return Array.from(tableOf(this), ([name, value]) => [name.toLowerCase(), value])
  }

  copy(): CaseInsensitiveDict<V> {
    return new CaseInsensitiveDict(tableOf(this).copy())
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

  static {
    defineRepr(HeaderView, (view) => view.toString())
    defineInspection(HeaderView, (view) => view.toJSON())
  }
}

/**
 * A dict of headers that finds a name in any case: requests' `CaseInsensitiveDict`.
 *
 * A name keeps its first place and the case it was last set with. The property of a name that is
 * not there is undefined. Made of a plain object, a Map, pairs or another dict, which are copied;
 * a {@link HeaderTable} is shown.
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
