import { reprNumber } from './number.ts'
import { isPlainObject } from './plain-object.ts'
import { isRepresentable, reprSymbol } from './representable.ts'
import { onlyAscii, reprBytes, reprString } from './string.ts'
import { className, errorName } from './type-name.ts'

/**
 * A value as Python's `repr()` and `%r` print it.
 *
 * `null` and `undefined` are `None`; arrays are lists, Maps and plain objects dicts, Uint8Arrays
 * bytes; errors are their class with its arguments; an object with a method
 * `[Symbol.for('pool-repl.repr')]()` decides itself; any other is `<ClassName object>`.
 *
 * @example
 * repr({ a: [1, null, 'b'] }) // "{'a': [1, None, 'b']}"
 * repr(new TypeError('no')) // "TypeError('no')"
 */
export function repr(value: unknown): string {
  return reprWithin(value, [])
}

/**
 * A value as Python's `str()` and `%s` print it: strings as they are, errors as their message,
 * objects by their class's own `toString()`, everything else as {@link repr}.
 */
export function str(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return repr(value)
  if (value instanceof Error) return value.message
  if (isContainer(value) || !hasOwnText(value)) return repr(value)
  return value.toString()
}

/** A value as Python's `ascii()` and `%a` print it: its {@link repr}, all but ASCII escaped. */
export function ascii(value: unknown): string {
  return onlyAscii(repr(value))
}

/**
 * Values as Python prints a tuple of them, which JavaScript has not.
 *
 * @example
 * reprTuple(['a']) // "('a',)"
 * reprTuple(['a', 1]) // "('a', 1)"
 */
export function reprTuple(values: readonly unknown[]): string {
  return tupleWithin(values, [])
}

function reprWithin(value: unknown, outer: readonly object[]): string {
  switch (typeof value) {
    case 'string':
      return reprString(value)
    case 'number':
      return reprNumber(value)
    case 'boolean':
      return value ? 'True' : 'False'
    case 'undefined':
      return 'None'
    case 'function':
      return reprFunction(value)
    case 'object':
      return value === null ? 'None' : reprObject(value, outer)
    default:
      return String(value)
  }
}

function reprFunction(value: object): string {
  const isClass = Function.prototype.toString.call(value).startsWith('class')
  const name = 'name' in value && value.name !== '' ? String(value.name) : '<lambda>'
  return isClass ? `<class '${name}'>` : `<function ${name}>`
}

function reprObject(value: object, outer: readonly object[]): string {
  if (isRepresentable(value)) return value[reprSymbol]()
  if (value instanceof Uint8Array) return reprBytes(value)
  if (value instanceof Error) return reprError(value, outer)
  if (!isContainer(value)) return `<${className(value)} object>`
  return reprContainer(value, outer)
}

function reprContainer(value: object, outer: readonly object[]): string {
  if (outer.includes(value)) return Array.isArray(value) ? '[...]' : '{...}'
  const inner = [...outer, value]
  if (Array.isArray(value)) return `[${list(value, inner)}]`
  if (value instanceof Set) return value.size === 0 ? 'set()' : `{${list(value, inner)}}`
  const entries = value instanceof Map ? value : Object.entries(value)
  const items: string[] = []
  for (const [key, item] of entries) {
    items.push(`${reprWithin(key, inner)}: ${reprWithin(item, inner)}`)
  }
  return `{${items.join(', ')}}`
}

function reprError(error: Error, outer: readonly object[]): string {
  if (outer.includes(error)) return `${errorName(error)}(...)`
  const own = 'args' in error && Array.isArray(error.args) ? error.args : undefined
  const args = own ?? (error.message === '' ? [] : [error.message])
  return `${errorName(error)}(${list(args, [...outer, error])})`
}

function tupleWithin(values: readonly unknown[], outer: readonly object[]): string {
  return values.length === 1 ? `(${list(values, outer)},)` : `(${list(values, outer)})`
}

function list(values: Iterable<unknown>, outer: readonly object[]): string {
  return Array.from(values, (value) => reprWithin(value, outer)).join(', ')
}

function isContainer(value: object): boolean {
  return (
    Array.isArray(value) || value instanceof Map || value instanceof Set || isPlainObject(value)
  )
}

function hasOwnText(value: object): boolean {
  return (
    typeof value.toString === 'function' &&
    value.toString !== Object.prototype.toString &&
    !(value instanceof Uint8Array)
  )
}
