import { ValueError } from '../errors.ts'
import { isPlainObject } from '../repr/plain-object.ts'
import { str } from '../repr/repr.ts'
import { typeName } from '../repr/type-name.ts'
import { quotePlus } from './percent-encoding.ts'

/** A name or value in a query or form. */
export type FormScalar = string | Uint8Array | number | bigint | boolean
/** A value, or several under one name; null and undefined are left out. */
export type FormValue =
  | FormScalar
  | null
  | undefined
  | Iterable<FormScalar | null | undefined>
  | Readonly<Record<string, unknown>>
/** Names with values: pairs, a Map, anything with `items()`, a plain object. */
export type Fields<V> =
  | Iterable<readonly [FormScalar, V]>
  | { items(): Iterable<readonly [FormScalar, V]> }
  | Readonly<Record<string, V>>
/** The fields of a query or form. */
export type FormFields = Fields<FormValue>

/**
 * The fields as pairs, in order: requests' `to_key_val_list`.
 *
 * @throws ValueError, TypeError where what is listed is no pair
 */
export function formPairs<V>(fields: Fields<V>): readonly (readonly [FormScalar, V])[] {
  if (typeof fields !== 'object') throw new ValueError(noPairs)
  return Array.from(listing(fields), asPair)
}

const noPairs = 'cannot encode objects that are not 2-tuples'

function listing<V>(fields: Fields<V>): Iterable<readonly [FormScalar, V]> {
  if (hasItems(fields)) return fields.items()
  return isIterable(fields) ? fields : Object.entries(fields)
}

function hasItems<V>(fields: Fields<V>): fields is { items(): Iterable<readonly [FormScalar, V]> } {
  return 'items' in fields && typeof fields.items === 'function'
}

function isIterable<V>(fields: Fields<V>): fields is Iterable<readonly [FormScalar, V]> {
  return Symbol.iterator in fields
}

function asPair<V>(given: readonly [FormScalar, V]): readonly [FormScalar, V] {
  // Python takes a text of two characters apart, too.
  const pair: unknown = typeof given === 'string' ? [...given] : given
  if (!Array.isArray(pair)) {
    throw new TypeError(`cannot unpack non-iterable ${typeName(pair)} object`)
  }
  if (pair.length > 2) throw new ValueError('too many values to unpack (expected 2)')
  if (pair.length < 2) {
    throw new ValueError(`not enough values to unpack (expected 2, got ${pair.length})`)
  }
  return [pair[0], pair[1]]
}

/**
 * The fields as `application/x-www-form-urlencoded`, Python's `urlencode` with requests' rules: a
 * list gives its name once for each item, `null` is left out, `true` is written as Python writes it.
 *
 * @throws ValueError where a pair is none
 * @example
 * formEncode({ q: 'a b', tag: ['x', 'y'], none: null }) // 'q=a+b&tag=x&tag=y'
 */
export function formEncode(fields: FormFields): string {
  const encoded: string[] = []
  for (const [name, value] of formPairs(fields)) {
    for (const item of listed(value)) {
      if (item !== null && item !== undefined) encoded.push(`${field(name)}=${field(item)}`)
    }
  }
  return encoded.join('&')
}

/**
 * The values under one name: what a list lists, a dict's keys, or the value itself.
 *
 * Mirrors what iterating the value does in Python.
 */
export function listed(value: FormValue): Iterable<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [value]
  if (value instanceof Map) return value.keys()
  if (isPlainObject(value)) return Object.keys(value)
  return Symbol.iterator in value ? value : [value]
}

function field(value: unknown): string {
  return quotePlus(value instanceof Uint8Array ? value : str(value))
}
