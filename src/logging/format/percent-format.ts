import { ValueError } from '../../errors.ts'
import { isPlainObject } from '../../repr/index.ts'
import { KeyError } from '../python-errors.ts'
import { type Conversion, convert, integerOf } from './conversions.ts'

/** Where `%(name)s` finds its value: a Map is one. */
export interface Mapping {
  has(key: string): boolean
  get(key: string): unknown
}

const DIRECTIVE = /([#0\- +]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.)?/suy

/**
 * What Python's `format % args` gives.
 *
 * @param args the values in order (Python's tuple), or one mapping: a Map, a plain object or a
 *   {@link Mapping}
 * @throws TypeError, ValueError, KeyError or OverflowError as Python words them, when the format
 *   is broken or does not fit its arguments
 * @example
 * percentFormat('%s:%03d', ['a', 7]) // 'a:007'
 * percentFormat('%(name)-5s|', { name: 'a' }) // 'a    |'
 */
export function percentFormat(format: string, args: readonly unknown[] | object): string {
  const cursor = new ArgumentCursor(args)
  let text = ''
  let from = 0
  for (;;) {
    const at = format.indexOf('%', from)
    if (at < 0) break
    text += format.slice(from, at)
    const { piece, end } = directive(format, at + 1, cursor)
    text += piece
    from = end
  }
  cursor.refuseRest()
  return text + format.slice(from)
}

function directive(
  format: string,
  start: number,
  cursor: ArgumentCursor,
): { piece: string; end: number } {
  if (format[start] === '%') return { piece: '%', end: start + 1 }
  const specStart = format[start] === '(' ? cursor.select(format, start) : start
  DIRECTIVE.lastIndex = specStart
  const [matched = '', flags = '', width, precision, type] = DIRECTIVE.exec(format) ?? []
  const { left: leftByWidth, width: columns } = widthOf(width, cursor)
  const digits = precisionOf(precision, cursor)
  if (type === undefined) throw new ValueError('incomplete format')
  const end = specStart + matched.length
  const conversion: Conversion = {
    type,
    left: leftByWidth || flags.includes('-'),
    plus: flags.includes('+'),
    blank: flags.includes(' '),
    alternate: flags.includes('#'),
    zero: flags.includes('0'),
    width: columns,
    precision: digits,
  }
  const piece = convert(cursor.next(), conversion)
  if (piece === undefined) throw unsupported(type, end - type.length)
  return { piece, end }
}

function widthOf(
  width: string | undefined,
  cursor: ArgumentCursor,
): { left: boolean; width: number } {
  if (width !== '*') return { left: false, width: Number(width ?? 0) }
  const given = cursor.nextInteger()
  return { left: given < 0, width: Math.abs(given) }
}

function precisionOf(precision: string | undefined, cursor: ArgumentCursor): number | undefined {
  if (precision === '*') return Math.max(0, cursor.nextInteger())
  return precision === undefined ? undefined : Number(precision)
}

function unsupported(type: string, index: number): ValueError {
  const code = type.codePointAt(0) ?? 0
  const shown = code >= 31 && code < 127 ? type : '?'
  return new ValueError(
    `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`,
  )
}

/** Hands out the arguments. A mapping counts as one argument, too, until a key is asked for. */
class ArgumentCursor {
  readonly #mapping: Mapping | undefined
  #values: readonly unknown[]
  #used = 0

  constructor(args: readonly unknown[] | object) {
    this.#mapping = Array.isArray(args) ? undefined : mappingOf(args)
    this.#values = Array.isArray(args) ? args : [args]
  }

  next(): unknown {
    if (this.#used >= this.#values.length) {
      throw new TypeError('not enough arguments for format string')
    }
    this.#used += 1
    return this.#values[this.#used - 1]
  }

  nextInteger(): number {
    const value = integerOf(this.next())
    if (value === undefined) throw new TypeError('* wants int')
    return Number(value)
  }

  /** Makes the value of the key in parentheses the next one, and gives the index behind them. */
  select(format: string, open: number): number {
    if (this.#mapping === undefined) throw new TypeError('format requires a mapping')
    const close = closingParenthesis(format, open)
    const key = format.slice(open + 1, close)
    if (!this.#mapping.has(key)) throw new KeyError(key)
    this.#values = [this.#mapping.get(key)]
    this.#used = 0
    return close + 1
  }

  refuseRest(): void {
    if (this.#mapping === undefined && this.#used < this.#values.length) {
      throw new TypeError('not all arguments converted during string formatting')
    }
  }
}

function closingParenthesis(format: string, open: number): number {
  let depth = 0
  for (let index = open; index < format.length; index += 1) {
    if (format[index] === '(') depth += 1
    if (format[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  throw new ValueError('incomplete format key')
}

/** Whether a value is what Python calls a mapping: a Map, a plain object, or something like them. */
export function isMapping(value: unknown): value is object {
  return value instanceof Map || isPlainObject(value)
}

function mappingOf(value: object): Mapping {
  if (!isPlainObject(value) && isMappingLike(value)) return value
  return {
    has: (key) => Object.hasOwn(value, key),
    get: (key) => Reflect.get(value, key),
  }
}

function isMappingLike(value: object): value is Mapping {
  return 'has' in value && 'get' in value
}
