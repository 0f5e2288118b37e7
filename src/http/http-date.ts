const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The zones with names of RFC 5322, 4.3, in hours; all others count as GMT. */
const zones: Readonly<Record<string, number>> = {
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

const day = '(?:[a-z]+,?\\s+)?'
const time = '(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{2}))?'
const zone = '(?:\\s+(?<zone>[a-z]+|[+-]\\d{4}))?'
/** `Sun, 06 Nov 1994 08:49:37 GMT`, and with dashes and two digits of the year. */
const dayFirst = `^${day}(?<d>\\d{1,2})[\\s-](?<month>[a-z]{3})[a-z]*[\\s-](?<y>\\d{2}|\\d{4})\\s+${time}${zone}$`
/** `Sun Nov  6 08:49:37 1994`, as C's asctime has it. */
const monthFirst = `^${day}(?<month>[a-z]{3})[a-z]*\\s+(?<d>\\d{1,2})\\s+${time}\\s+(?<y>\\d{4})${zone}$`

const forms = [new RegExp(dayFirst, 'i'), new RegExp(monthFirst, 'i')]

/**
 * The moment that a date in a header means, in milliseconds since 1970; null where it is none.
 *
 * All three forms of RFC 9110, section 5.6.7 are read. A time without a zone is GMT, as Python's
 * `email.utils.parsedate_tz` takes it.
 *
 * @example
 * parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT') // 784111777000
 */
export function parseHttpDate(text: string): number | null {
  const trimmed = text.trim()
  for (const form of forms) {
    const fields = form.exec(trimmed)?.groups
    if (fields !== undefined) return moment(fields)
  }
  return null
}

function moment(fields: Readonly<Record<string, string | undefined>>): number | null {
  const month = months.indexOf((fields.month ?? '').toLowerCase())
  if (month < 0) return null
  const utc = Date.UTC(
    fullYear(fields.y ?? ''),
    month,
    Number(fields.d),
    Number(fields.h),
    Number(fields.m),
    Number(fields.s ?? 0),
  )
  return utc - offsetMs(fields.zone)
}

/** Two digits are of the century in which Python's email package sees them. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year > 68 ? 1900 + year : 2000 + year
}

function offsetMs(zone = ''): number {
  const offset = /^([+-])(\d\d)(\d\d)$/.exec(zone)
  if (offset === null) return (zones[zone.toUpperCase()] ?? 0) * 3_600_000
  const minutes = Number(offset[2]) * 60 + Number(offset[3])
  return (offset[1] === '-' ? -minutes : minutes) * 60_000
}
