/** Each with the length from which on it is used: a tenth of it, except of a second. */
const units = [
  { name: 'ns', seconds: 1e-9, from: 0 },
  { name: 'µs', seconds: 1e-6, from: 0.0995e-6 },
  { name: 'ms', seconds: 1e-3, from: 0.0995e-3 },
  { name: 's', seconds: 1, from: 0.9995 },
] as const

/**
 * A length of time in seconds as text: three digits at most, two of them behind the point, in the
 * unit that fits.
 *
 * @example
 * formatDuration(0.000214) // '0.21 ms'
 * formatDuration(52.71) // '52.7 s'
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return String(seconds)
  const size = Math.abs(seconds)
  const unit = unitOf(size)
  const amount = threeDigits(size / unit.seconds)
  return `${seconds < 0 ? '-' : ''}${amount} ${unit.name}`
}

/**
 * A length of time and how far it may be off, in the unit of the former.
 *
 * @example
 * formatWithMargin(0.000214, 0.000008) // '0.21 ± 0.01 ms'
 */
export function formatWithMargin(seconds: number, margin: number): string {
  const unit = unitOf(Math.abs(seconds))
  const digits = decimals(seconds / unit.seconds)
  const [value, off] = [seconds, margin].map((each) => (each / unit.seconds).toFixed(digits))
  return `${value} ± ${off} ${unit.name}`
}

/**
 * A ratio as text, such as `3.3` or `0.98`; two digits behind the point where it is close to 1.
 *
 * @example
 * formatRatio(3.304) // '3.3'
 */
export function formatRatio(ratio: number): string {
  if (ratio < 1.995) return ratio.toFixed(2)
  return ratio < 99.5 ? ratio.toFixed(1) : String(Math.round(ratio))
}

function unitOf(seconds: number): (typeof units)[number] {
  if (seconds === 0) return units[3]
  return units.findLast((each) => seconds >= each.from) ?? units[0]
}

function threeDigits(amount: number): string {
  return amount.toFixed(decimals(amount))
}

function decimals(amount: number): number {
  const size = Math.abs(amount)
  if (size === 0 || size >= 99.95) return 0
  return size >= 9.995 ? 1 : 2
}
