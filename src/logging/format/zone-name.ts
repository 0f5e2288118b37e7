/** Each knows the abbreviations of its own part of the world only. */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'ja-JP', 'ko-KR'] as const

const known = new Map<string, string>()

/**
 * The short name of the machine's time zone at a moment: `CET`, `EST`, `UTC`; where JavaScript
 * knows none, the offset, as the time zone database does: `+0530`.
 */
export function zoneName(date: Date): string {
  // Changes with the zone and with daylight saving time, and costs little.
  const key = date.toTimeString().slice(9)
  const name = known.get(key) ?? lookUp(date)
  known.set(key, name)
  return name
}

function lookUp(date: Date): string {
  for (const locale of LOCALES) {
    const name = shortName(date, locale)
    if (/^[A-Z]+$/.test(name)) return name
  }
  return offsetName(date)
}

function shortName(date: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(date)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

function offsetName(date: Date): string {
  const text = offsetText(-date.getTimezoneOffset())
  return text.endsWith('00') ? text.slice(0, 3) : text
}

/** An offset from Greenwich as `%z` prints it: `offsetText(330)` is `+0530`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${hours}${String(size % 60).padStart(2, '0')}`
}
