import { ValueError } from '../../errors.ts'
import {
  ascii,
  formatExponent,
  formatFixed,
  formatGeneral,
  isInteger,
  repr,
  str,
  typeName,
  withPoint,
} from '../../repr/index.ts'
import { OverflowError } from '../python-errors.ts'

/** One `%…` of a format, its `*` already replaced. */
export interface Conversion {
  /** The letter it ends with. */
  readonly type: string
  readonly left: boolean
  readonly plus: boolean
  readonly blank: boolean
  readonly alternate: boolean
  readonly zero: boolean
  readonly width: number
  readonly precision: number | undefined
}

/** The value as the conversion wants it, padded. `undefined` when Python knows no such letter. */
export function convert(value: unknown, conversion: Conversion): string | undefined {
  switch (conversion.type) {
    case 's':
      return padText(str(value), conversion)
    case 'r':
      return padText(repr(value), conversion)
    case 'a':
      return padText(ascii(value), conversion)
    case 'c':
      return padText(character(value), { ...conversion, precision: undefined })
    case 'd':
    case 'i':
    case 'u':
      return padNumber(...signed(wholeNumber(value, conversion.type)), conversion)
    case 'x':
    case 'X':
    case 'o':
      return inBase(value, conversion)
    default:
      return 'eEfFgG'.includes(conversion.type) ? float(value, conversion) : undefined
  }
}

/** Pads with blanks to a width counted in characters, not in UTF-16 units. */
export function padTo(text: string, width: number, left: boolean): string {
  const missing = width - characterCount(text)
  if (missing <= 0) return text
  return left ? text + ' '.repeat(missing) : ' '.repeat(missing) + text
}

function characterCount(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) {
      count -= 1
      index += 1
    }
  }
  return count
}

function padText(text: string, { precision, width, left }: Conversion): string {
  const cut =
    precision === undefined || text.length <= precision
      ? text
      : Array.from(text).slice(0, precision).join('')
  return padTo(cut, width, left)
}

function padNumber(sign: string, digits: string, prefix: string, conversion: Conversion): string {
  const { plus, blank, zero, left, width, precision = 0 } = conversion
  const head = (sign || (plus ? '+' : blank ? ' ' : '')) + prefix
  const full = digits.padStart(precision, '0')
  if (!zero || left) return padTo(head + full, width, left)
  return head + full.padStart(width - head.length, '0')
}

function signed(value: bigint): [sign: string, digits: string, prefix: string] {
  return value < 0n ? ['-', (-value).toString(), ''] : ['', value.toString(), '']
}

function inBase(value: unknown, conversion: Conversion): string {
  const { type, alternate } = conversion
  const whole = integerOf(value)
  if (whole === undefined) {
    throw new TypeError(`%${type} format: an integer is required, not ${typeName(value)}`)
  }
  const digits = (whole < 0n ? -whole : whole).toString(type === 'o' ? 8 : 16)
  const cased = type === 'X' ? digits.toUpperCase() : digits
  return padNumber(whole < 0n ? '-' : '', cased, alternate ? `0${type}` : '', conversion)
}

function wholeNumber(value: unknown, type: string): bigint {
  const whole = integerOf(value)
  if (whole !== undefined) return whole
  const number = floatOf(value)
  if (number === undefined) {
    throw new TypeError(`%${type} format: a real number is required, not ${typeName(value)}`)
  }
  if (Number.isNaN(number)) throw new ValueError('cannot convert float NaN to integer')
  if (!Number.isFinite(number)) {
    throw new OverflowError('cannot convert float infinity to integer')
  }
  return BigInt(Math.trunc(number))
}

function float(value: unknown, conversion: Conversion): string {
  const number = floatOf(value)
  if (number === undefined) throw new TypeError(`must be real number, not ${typeName(value)}`)
  const sign = number < 0 || Object.is(number, -0) ? '-' : ''
  const text = floatText(Math.abs(number), conversion)
  const upper = conversion.type < 'a'
  // Precision was for the digits after the point; it does not pad.
  return padNumber(sign, upper ? text.toUpperCase() : text, '', {
    ...conversion,
    precision: undefined,
  })
}

function floatText(value: number, { type, precision = 6, alternate }: Conversion): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : 'inf'
  switch (type.toLowerCase()) {
    case 'e':
      return pointed(formatExponent(value, precision), alternate)
    case 'g':
      return formatGeneral(value, precision, { alternate })
    default:
      return pointed(formatFixed(value, precision), alternate)
  }
}

function pointed(text: string, alternate: boolean): string {
  return alternate ? withPoint(text) : text
}

function character(value: unknown): string {
  if (typeof value === 'string' && characterCount(value) === 1) return value
  const code = integerOf(value)
  if (code === undefined) throw new TypeError('%c requires int or char')
  if (code < 0n || code > 0x10ffffn) throw new OverflowError('%c arg not in range(0x110000)')
  return String.fromCodePoint(Number(code))
}

/** What Python would hold as an int, or `undefined`. */
export function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1n : 0n
  return typeof value === 'number' && isInteger(value) ? BigInt(value) : undefined
}

/** What Python would take as a real number; objects whose `valueOf()` is a number count. */
export function floatOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined
  const primitive: unknown = value.valueOf()
  return typeof primitive === 'number' ? primitive : undefined
}
