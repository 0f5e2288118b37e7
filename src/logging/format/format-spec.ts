import { ValueError } from '../../errors.ts'
import {
  Float,
  formatExponent,
  formatFixed,
  formatGeneral,
  pyFloat,
  repr,
  str,
  typeName,
  withPoint,
} from '../../repr/index.ts'
import { floatOf, integerOf } from './conversions.ts'

const SPEC = /^(?:(.)?([<>=^]))?([+ -])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bdefgnosxEFGX%])?$/su

interface Spec {
  readonly fill: string
  readonly align: string | undefined
  readonly sign: string
  readonly alternate: boolean
  readonly width: number
  readonly grouping: string
  readonly precision: number | undefined
  readonly type: string
}

/**
 * A value as Python's `format(value, spec)` gives it, for strings, numbers and, without a spec,
 * everything.
 *
 * @throws ValueError when the spec does not fit a string or a number
 * @throws TypeError when another object is given a spec
 * @example
 * formatValue('INFO', '<8') // 'INFO    '
 * formatValue(1234.5, ',.2f') // '1,234.50'
 */
export function formatValue(value: unknown, text: string): string {
  if (text === '') return str(value)
  const isFloat = value instanceof Float || typeof value === 'number'
  const isNumber = isFloat || typeof value === 'bigint' || typeof value === 'boolean'
  if (typeof value !== 'string' && !isNumber) {
    throw new TypeError(`unsupported format string passed to ${typeName(value)}.__format__`)
  }
  const spec = parse(text)
  refuseGrouping(spec, typeof value === 'string' ? 's' : 'd')
  if (typeof value === 'string') return formatText(value, spec)
  const whole = integerOf(value)
  if (whole !== undefined && !'eEfFgG%'.includes(spec.type || '-')) return formatWhole(whole, spec)
  return formatFloat(floatOf(value) ?? Number.NaN, spec)
}

function parse(text: string): Spec {
  const match = SPEC.exec(text)
  if (match === null) throw new ValueError('Invalid format specifier')
  const [, fill, align, sign = '', alternate, zero, width, grouping = '', precision, type = ''] =
    match
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zero === undefined ? undefined : '0'),
    sign,
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  }
}

function formatText(value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str')
  if (spec.sign !== '') {
    const what = spec.sign === ' ' ? 'Space' : 'Sign'
    throw new ValueError(`${what} not allowed in string format specifier`)
  }
  if (spec.alternate) {
    throw new ValueError('Alternate form (#) not allowed in string format specifier')
  }
  if (spec.align === '=') {
    throw new ValueError("'=' alignment not allowed in string format specifier")
  }
  const chars = Array.from(value).slice(0, spec.precision)
  const align = spec.align === undefined || spec.align === '0' ? '<' : spec.align
  return fillTo(chars.join(''), chars.length, { ...spec, align })
}

function formatWhole(value: bigint, spec: Spec): string {
  if (spec.type === 's') throw unknownCode('s', 'int')
  if (spec.precision !== undefined) {
    throw new ValueError('Precision not allowed in integer format specifier')
  }
  const bases: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 }
  const base = bases[spec.type] ?? 10
  const digits = (value < 0n ? -value : value).toString(base)
  const prefix = spec.alternate && base !== 10 ? `0${spec.type}` : ''
  const cased = spec.type === 'X' ? digits.toUpperCase() : digits
  return assemble(value < 0n, prefix, cased, base === 10 ? 3 : 4, spec)
}

function formatFloat(value: number, spec: Spec): string {
  if ('bdosxX'.includes(spec.type || '-')) throw unknownCode(spec.type, 'float')
  const negative = value < 0 || Object.is(value, -0)
  const text = floatText(Math.abs(value), spec)
  const upper = spec.type !== '%' && spec.type !== '' && spec.type < 'a'
  return assemble(negative, '', upper ? text.toUpperCase() : text, 3, spec)
}

function floatText(value: number, { type, precision, alternate }: Spec): string {
  const percent = type === '%' ? '%' : ''
  if (!Number.isFinite(value)) return (Number.isNaN(value) ? 'nan' : 'inf') + percent
  const pointed = (text: string) => (alternate ? withPoint(text) : text)
  switch (type.toLowerCase()) {
    case 'e':
      return pointed(formatExponent(value, precision ?? 6))
    case 'f':
      return pointed(formatFixed(value, precision ?? 6))
    case '%':
      return `${pointed(formatFixed(value * 100, precision ?? 6))}%`
    case '':
      return plainFloat(value, precision, alternate)
    default:
      return formatGeneral(value, precision ?? 6, { alternate })
  }
}

/** Without a type: as `repr()`, or as `%g` to a precision, but always looking like a float. */
function plainFloat(value: number, precision: number | undefined, alternate: boolean): string {
  if (precision === undefined) return alternate ? withPoint(pyFloat(value)) : pyFloat(value)
  return formatGeneral(value, precision, { alternate, looksFloat: true })
}

function assemble(
  negative: boolean,
  prefix: string,
  digits: string,
  groupSize: number,
  spec: Spec,
): string {
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign
  const head = sign + prefix
  const zeroFilled = (spec.align === '0' || spec.align === '=') && spec.fill === '0'
  const room = zeroFilled ? spec.width - head.length : 0
  const text = grouped(digits, groupSize, spec.grouping, room)
  if (spec.align === '0' || spec.align === '=') {
    return (
      head + fillTo(text, text.length, { ...spec, align: '>', width: spec.width - head.length })
    )
  }
  return fillTo(head + text, head.length + text.length, { ...spec, align: spec.align ?? '>' })
}

/** Sets separators into the digits before the point; zeros that fill up get theirs, too. */
function grouped(digits: string, size: number, separator: string, room: number): string {
  if (separator === '') return digits
  const whole = (size === 3 ? /^\d*/ : /^[\da-f]*/i).exec(digits)?.[0] ?? ''
  if (whole === '') return digits.padStart(room, '0')
  const rest = digits.slice(whole.length)
  const groups = new RegExp(`\\B(?=(?:.{${size}})+$)`, 'g')
  let padded = whole
  let text = padded.replace(groups, separator)
  while (text.length + rest.length < room) {
    padded = `0${padded}`
    text = padded.replace(groups, separator)
  }
  return text + rest
}

function fillTo(text: string, length: number, spec: Spec): string {
  const missing = Math.max(0, spec.width - length)
  const before = spec.align === '<' ? 0 : spec.align === '^' ? Math.floor(missing / 2) : missing
  return spec.fill.repeat(before) + text + spec.fill.repeat(missing - before)
}

function refuseGrouping({ grouping, type }: Spec, fallback: string): void {
  const fits = grouping === '_' ? 'deEfFgG%boxX' : 'deEfFgG%'
  if (grouping === '' || (type === '' ? fallback !== 's' : fits.includes(type))) return
  throw new ValueError(`Cannot specify '${grouping}' with '${type || fallback}'.`)
}

function unknownCode(code: string, type: string): ValueError {
  return new ValueError(`Unknown format code ${repr(code)} for object of type '${type}'`)
}
