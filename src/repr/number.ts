import { defineRepr } from './representable.ts'

/**
 * A number as Python's `repr()` prints a float: `5.0`, `0.1`, `1e-07`, `1e+16`, `inf`, `nan`.
 *
 * JavaScript has one kind of number; where Python would hold a float whose value may be whole,
 * this says so.
 */
export function pyFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e')
  return sign + place(mantissa.replace('.', ''), Number(power))
}

/**
 * A number as Python's `repr()` prints it: as an int where it is whole and exact, else as a float.
 *
 * @example
 * reprNumber(5) // '5'
 * reprNumber(1e16) // '1e+16': beyond the whole numbers that are exact
 */
export function reprNumber(value: number): string {
  return isInteger(value) ? String(value) : pyFloat(value)
}

/** Whether Python would hold the number as an int. Minus zero it could hold as a float only. */
export function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0)
}

/** A float that prints as one even if it is whole, and counts as its number elsewhere. */
export class Float {
  static {
    defineRepr(Float, (float) => pyFloat(float.#value))
  }

  readonly #value: number

  constructor(value: number) {
    this.#value = value
  }

  valueOf(): number {
    return this.#value
  }
}

/** Python leaves plain notation below 0.0001 and from 1e16 on. */
function place(digits: string, power: number): string {
  if (power < -4 || power >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    return `${digits.slice(0, 1)}${fraction}e${exponentText(power)}`
  }
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0')
  return `${whole}.${digits.slice(power + 1) || '0'}`
}

/** An exponent as C and Python print it: signed, two digits at least. */
export function exponentText(power: number): string {
  return `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
