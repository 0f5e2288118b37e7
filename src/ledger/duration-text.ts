/**
 * A length of time for the eye: two digits or three, in the unit that fits.
 *
 * @example
 * durationText(1234) // '1.2 s'
 */
export function durationText(ms: number): string {
  if (ms < 0.9995) return `${significant(Math.max(0, ms))} ms`
  if (ms < 999.5) return `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`
  const seconds = ms / 1000
  if (seconds < 59.95) return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.floor(Math.round(seconds) / 60)
  if (minutes < 60) return `${minutes} min ${Math.round(seconds) % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Below a millisecond: two digits that count, and nothing finer than a microsecond. */
function significant(ms: number): string {
  return ms < 0.0995 ? String(Number(ms.toFixed(3))) : ms.toFixed(2)
}
