import { ValueError } from '../errors.ts'
import { Float, reprNumber } from '../repr/number.ts'
import { isPlainObject } from '../repr/plain-object.ts'
import { repr } from '../repr/repr.ts'
import { typeName } from '../repr/type-name.ts'

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/**
 * A value as Python's `json.dumps(value, allow_nan=False)` writes it: blanks after `,` and `:`, all
 * but ASCII escaped. What has `toJSON()` is written as that gives it, and what is undefined is left
 * out, as JSON.stringify does.
 *
 * @throws ValueError for a number that JSON has not, and for what contains itself
 * @throws TypeError for what has no form in JSON
 * @example
 * jsonEncode({ a: [1, 'é'] }) // '{"a": [1, "\\u00e9"]}'
 */
export function jsonEncode(value: unknown): string {
  return encode(value, [])
}

function encode(value: unknown, outer: readonly object[]): string {
  if (value === null || value === undefined) return 'null'
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'number':
      return number(value)
    case 'object':
      return encodeObject(value, outer)
    default:
      return refuse(value)
  }
}

function encodeObject(value: object, outer: readonly object[]): string {
  if (value instanceof Float) return number(value.valueOf(), repr(value))
  if ('toJSON' in value && typeof value.toJSON === 'function') return encode(value.toJSON(), outer)
  if (outer.includes(value)) throw new ValueError('Circular reference detected')
  const within = [...outer, value]
  if (Array.isArray(value)) return list(value, within)
  if (value instanceof Map) return dict(value.keys(), (key) => value.get(key), within)
  if (!isPlainObject(value)) return refuse(value)
  return dict(Object.keys(value), (key) => value[key], within)
}

function list(items: readonly unknown[], within: readonly object[]): string {
  let text = ''
  for (const item of items) text += `${text === '' ? '' : ', '}${encode(item, within)}`
  return `[${text}]`
}

function dict<K>(keys: Iterable<K>, get: (key: K) => unknown, within: readonly object[]): string {
  let text = ''
  for (const key of keys) {
    const value = get(key)
    if (value === undefined) continue
    text += `${text === '' ? '' : ', '}${quoted(keyText(key))}: ${encode(value, within)}`
  }
  return `{${text}}`
}

/** Python writes keys that are numbers, booleans and None as JSON would write them as values. */
function keyText(key: unknown): string {
  if (typeof key === 'string') return key
  if (key === null || typeof key === 'boolean' || typeof key === 'number') return encode(key, [])
  throw new TypeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`)
}

function number(value: number, text: string = reprNumber(value)): string {
  if (Number.isFinite(value)) return text
  throw new ValueError('Out of range float values are not JSON compliant')
}

/** Any but the characters of ASCII that stand for themselves. */
const special = /[^ !#-[\]-~]/
const specials = new RegExp(special, 'g')

function quoted(text: string): string {
  if (!special.test(text)) return `"${text}"`
  const escaped = text.replace(specials, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    return shortEscapes[character] ?? `\\u${code}`
  })
  return `"${escaped}"`
}

function refuse(value: unknown): never {
  throw new TypeError(`Object of type ${typeName(value)} is not JSON serializable`)
}
