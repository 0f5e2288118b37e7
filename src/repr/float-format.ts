import { exponentText } from './number.ts'

/*
 * Floats with a given number of digits, as C's printf and Python print them. A double is an exact
 * fraction, so rounding is done in whole numbers, a tie going to the even digit;
 * `Number.prototype.toFixed` sends ties up and stops at 1e21.
 */

/** `%f` of a finite number that is not negative: `formatFixed(0.125, 2)` is `0.12`. */
export function formatFixed(value: number, precision: number): string {
  const digits = scaled(value, precision)
    .toString()
    .padStart(precision + 1, '0')
  if (precision === 0) return digits
  return `${digits.slice(0, -precision)}.${digits.slice(-precision)}`
}

/** `%e` of a finite number that is not negative: `formatExponent(12345, 2)` is `1.23e+04`. */
export function formatExponent(value: number, precision: number): string {
  const { digits, power } = significant(value, precision + 1)
  const fraction = precision === 0 ? '' : `.${digits.slice(1)}`
  return `${digits.slice(0, 1)}${fraction}e${exponentText(power)}`
}

export interface GeneralOptions {
  /** C's `#`: the point and trailing zeros stay. @default false */
  readonly alternate?: boolean
  /** What is printed plain has a digit behind the point, as `repr()` has it. @default false */
  readonly looksFloat?: boolean
}

/** `%g` of a finite number that is not negative: plain or with an exponent, as suits its size. */
export function formatGeneral(
  value: number,
  precision: number,
  { alternate = false, looksFloat = false }: GeneralOptions = {},
): string {
  const count = Math.max(precision, 1)
  const { power } = significant(value, count)
  const plain = power >= -4 && power < (looksFloat ? count - 1 : count)
  const text = plain ? formatFixed(value, count - 1 - power) : formatExponent(value, count - 1)
  if (alternate) return withPoint(text)
  const [mantissa = '', exponent] = text.split('e')
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  if (exponent !== undefined) return `${short}e${exponent}`
  return looksFloat && !short.includes('.') ? `${short}.0` : short
}

/** C's `#`: the number has a point, though no digits may follow it. */
export function withPoint(text: string): string {
  if (text.includes('.')) return text
  const [mantissa = '', exponent] = text.split('e')
  return exponent === undefined ? `${mantissa}.` : `${mantissa}.e${exponent}`
}

function significant(value: number, count: number): { digits: string; power: number } {
  if (value === 0) return { digits: '0'.repeat(count), power: 0 }
  const [mantissa, estimate] = value.toExponential().split('e')
  // The shortest notation may have been rounded up to a power of ten.
  let power = Number(estimate) - (mantissa === '1' ? 1 : 0)
  for (;;) {
    const digits = scaled(value, count - 1 - power).toString()
    if (digits.length === count) return { digits, power }
    power += digits.length > count ? 1 : -1
  }
}

const view = new DataView(new ArrayBuffer(8))

/** `value · 10^scale`, rounded to a whole number. */
function scaled(value: number, scale: number): bigint {
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponentBits = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xf_ffff_ffff_ffffn
  const exponent = Math.max(exponentBits, 1) - 1075
  let numerator = exponentBits === 0 ? fraction : fraction | (1n << 52n)
  let denominator = 1n
  if (scale > 0) numerator *= 10n ** BigInt(scale)
  else denominator *= 10n ** BigInt(-scale)
  if (exponent > 0) numerator <<= BigInt(exponent)
  else denominator <<= BigInt(-exponent)
  return dividedEvenly(numerator, denominator)
}

function dividedEvenly(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = (numerator % denominator) * 2n
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}
