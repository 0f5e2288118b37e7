const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/**
 * A number of bytes for the eye, in units of a thousand.
 *
 * @example
 * bytesText(34_567) // '35 kB'
 */
export function bytesText(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value))
  return `${digits} ${units[unit]}`
}
