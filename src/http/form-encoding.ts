import { ValueError } from '../errors.ts'
import { isPlainObject } from '../repr/plain-object.ts'
import { str } from '../repr/repr.ts'
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
export type FormFields =
  | Iterable<readonly [FormScalar, FormValue]>
  | { items(): Iterable<readonly [FormScalar, FormValue]> }
  | Readonly<Record<string, FormValue>>

/**
 * The fields as pairs, in order: requests' `to_key_val_list`.
 *
 * @throws ValueError where what is listed is no pair
 */
export function formPairs(fields: FormFields): readonly (readonly [FormScalar, FormValue])[] {
  return Array.from(listing(fields), asPair)
}

function listing(fields: FormFields): Iterable<readonly [FormScalar, FormValue]> {
  if ('items' in fields && typeof fields.items === 'function') return fields.items()
  return isIterable(fields) ? fields : Object.entries(fields)
}

function isIterable(fields: FormFields): fields is Iterable<readonly [FormScalar, FormValue]> {
  return Symbol.iterator in fields
}

function asPair(pair: readonly [FormScalar, FormValue]): readonly [FormScalar, FormValue] {
  if (!Array.isArray(pair)) throw new ValueError('cannot encode objects that are not 2-tuples')
  if (pair.length > 2) throw new ValueError('too many values to unpack (expected 2)')
  if (pair.length < 2) {
    throw new ValueError(`not enough values to unpack (expected 2, got ${pair.length})`)
  }
  return pair
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

/** A dict gives its keys, as iterating one does in Python. */
function listed(value: FormValue): Iterable<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [value]
  if (value instanceof Map) return value.keys()
  if (isPlainObject(value)) return Object.keys(value)
  return Symbol.iterator in value ? value : [value]
}

function field(value: unknown): string {
  return quotePlus(value instanceof Uint8Array ? value : str(value))
}
