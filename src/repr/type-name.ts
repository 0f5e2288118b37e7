import { Float, isInteger } from './number.ts'
import { isPlainObject } from './plain-object.ts'

/**
 * The name that Python has for a value's class, as its error texts use it: `str`, `int`, `float`,
 * `NoneType`, `dict`; for instances of other classes, the class's name here.
 */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'str'
    case 'number':
      return isInteger(value) ? 'int' : 'float'
    case 'bigint':
      return 'int'
    case 'boolean':
      return 'bool'
    case 'undefined':
      return 'NoneType'
    case 'function':
      return 'function'
    case 'symbol':
      return 'symbol'
    default:
      return typeof value === 'object' && value !== null ? objectTypeName(value) : 'NoneType'
  }
}

function objectTypeName(value: object): string {
  if (Array.isArray(value)) return 'list'
  if (value instanceof Set) return 'set'
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Float) return 'float'
  if (value instanceof Error) return errorName(value)
  return value instanceof Map || isPlainObject(value) ? 'dict' : className(value)
}

/** The name of an object's class. */
export function className(value: object): string {
  const made: unknown = value.constructor
  return (typeof made === 'function' && made.name) || 'object'
}

/** The name of an error's class, which may call itself otherwise than its constructor. */
export function errorName(error: Error): string {
  return error.name === 'Error' ? className(error) : error.name
}
