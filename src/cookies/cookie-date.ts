import { ValueError } from '../errors.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** What every server should write. */
const strict =
  /^[SMTWF][a-z]{2}, (?<d>\d\d) (?<month>[JFMASOND][a-z]{2}) (?<y>\d{4}) (?<h>\d\d):(?<m>\d\d):(?<s>\d\d) GMT$/

const blank = '[ \\t-\\r]'
const weekday = new RegExp(`^(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*,?${blank}*`, 'i')
const between = `(?:${blank}+|[-/])`
const time = `(?:(?:${blank}+|:)(?<h>\\d\\d?):(?<m>\\d\\d)(?::(?<s>\\d\\d))?)?`
const zone = `(?:(?<zone>[-+]?\\d{2,4}|(?![ap]m\\b)[a-z]+)${blank}*)?`
const remark = `(?:\\(\\w+\\)${blank}*)?`
/** What servers write, too: dashes, two digits of the year, no time, offsets. */
const loose = new RegExp(
  `^(?<d>\\d\\d?)${between}(?<month>\\w+)${between}(?<y>\\d+)${time}${blank}*${zone}${remark}$`,
  'i',
)

type Fields = Readonly<Record<string, string | undefined>>

/**
 * The moment that the Expires of a cookie means, in seconds since 1970; null where it is none, or
 * before 1970. Mirrors `http.cookiejar.http2time`.
 *
 * @param now seconds since 1970; a year of two digits is the one nearest to it
 * @throws ValueError where only the name of the month is wrong, as Python does
 */
export function parseCookieDate(text: string, now: number): number | null {
  const exact = strict.exec(text)?.groups
  if (exact !== undefined) {
    const month = months.indexOf((exact.month ?? '').toLowerCase())
    if (month < 0) throw new ValueError(`'${exact.month?.toLowerCase()}' is not in list`)
    return seconds(exact, Number(exact.y), month + 1)
  }
  const fields = loose.exec(text.trimStart().replace(weekday, ''))?.groups
  return fields === undefined ? null : looseMoment(fields, now)
}

function looseMoment(fields: Fields, now: number): number | null {
  const year = Number(fields.y)
  const month = monthNumber(fields.month ?? '')
  if (year > 9999 || month === null) return null
  const utc = seconds(fields, year < 1000 ? nearestYear(year, now) : year, month)
  const offset = offsetSeconds(fields.zone ?? 'UTC')
  return utc === null || offset === null ? null : utc - offset
}

function monthNumber(text: string): number | null {
  const index = months.indexOf(text.toLowerCase())
  if (index >= 0) return index + 1
  return /^\d+$/.test(text) ? Number(text) : null
}

function nearestYear(year: number, now: number): number {
  const current = new Date(now * 1000).getFullYear()
  const ofCentury = current % 100
  const apart = ofCentury - year
  const nearby = current - ofCentury + year
  if (Math.abs(apart) <= 50) return nearby
  return apart > 0 ? nearby + 100 : nearby - 100
}

/** Null where a field is out of its range; 31 February is 3 March. */
function seconds(fields: Fields, year: number, month: number): number | null {
  const [day, hour, minute, second] = [fields.d, fields.h, fields.m, fields.s].map((field) =>
    Number(field ?? 0),
  ) as [number, number, number, number]
  const valid =
    year >= 1970 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    hour <= 24 &&
    minute <= 59 &&
    second <= 61
  return valid ? Date.UTC(year, month - 1, day, hour, minute, second) / 1000 : null
}

/** Of the zones with names, only those of Greenwich are known. */
function offsetSeconds(zone: string): number | null {
  if (['GMT', 'UTC', 'UT', 'Z'].includes(zone.toUpperCase())) return 0
  const fields = /^([-+])?(\d\d?)(\d\d)?$/.exec(zone)
  if (fields === null) return null
  const offset = Number(fields[2]) * 3600 + Number(fields[3] ?? 0) * 60
  return fields[1] === '-' ? -offset : offset
}
