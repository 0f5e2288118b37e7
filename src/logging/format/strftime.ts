import type { StructTime } from './struct-time.ts'
import { offsetText } from './zone-name.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

const DIRECTIVE = /%([-_0^]?)([A-Za-z%])/g

/** A number, the width it is padded to, and what it is padded with. */
type Field = readonly [value: number, width: number, pad?: ' ']

const NUMBERS: Readonly<Record<string, (time: StructTime) => Field>> = {
  C: (time) => [Math.floor(time.tm_year / 100), 2],
  d: (time) => [time.tm_mday, 2],
  e: (time) => [time.tm_mday, 2, ' '],
  g: (time) => [isoYear(time) % 100, 2],
  G: (time) => [isoYear(time), 1],
  H: (time) => [time.tm_hour, 2],
  I: (time) => [hour12(time), 2],
  j: (time) => [time.tm_yday, 3],
  k: (time) => [time.tm_hour, 2, ' '],
  l: (time) => [hour12(time), 2, ' '],
  m: (time) => [time.tm_mon, 2],
  M: (time) => [time.tm_min, 2],
  S: (time) => [time.tm_sec, 2],
  u: (time) => [time.tm_wday + 1, 1],
  U: (time) => [weeksSince(time, (time.tm_wday + 1) % 7), 2],
  V: (time) => [isoWeek(time), 2],
  w: (time) => [(time.tm_wday + 1) % 7, 1],
  W: (time) => [weeksSince(time, time.tm_wday), 2],
  y: (time) => [time.tm_year % 100, 2],
  Y: (time) => [time.tm_year, 1],
}

const TEXTS: Readonly<Record<string, (time: StructTime) => string>> = {
  a: (time) => dayName(time).slice(0, 3),
  A: (time) => dayName(time),
  b: (time) => monthName(time).slice(0, 3),
  B: (time) => monthName(time),
  c: (time) => strftime('%a %b %e %H:%M:%S %Y', time),
  D: (time) => strftime('%m/%d/%y', time),
  F: (time) => strftime('%Y-%m-%d', time),
  h: (time) => monthName(time).slice(0, 3),
  n: () => '\n',
  p: (time) => (time.tm_hour < 12 ? 'AM' : 'PM'),
  P: (time) => (time.tm_hour < 12 ? 'am' : 'pm'),
  r: (time) => strftime('%I:%M:%S %p', time),
  R: (time) => strftime('%H:%M', time),
  t: () => '\t',
  T: (time) => strftime('%H:%M:%S', time),
  x: (time) => strftime('%m/%d/%y', time),
  X: (time) => strftime('%H:%M:%S', time),
  z: (time) => offsetText(time.tm_gmtoff / 60),
  Z: (time) => time.tm_zone,
  '%': () => '%',
}

/**
 * A moment as a format describes it, in English. Mirrors Python's `time.strftime` on Linux: what
 * it does not know, `%f` among them, stays as it stands; `%-d` drops the padding, `%_d` pads with
 * blanks, `%^a` writes capitals.
 *
 * @example
 * strftime('%Y-%m-%d %H:%M:%S', gmtime(1676545247)) // '2023-02-16 11:00:47'
 */
export function strftime(format: string, time: StructTime): string {
  return format.replace(DIRECTIVE, (whole: string, flag: string, letter: string) => {
    const number = NUMBERS[letter]
    if (number !== undefined) return padded(number(time), flag)
    const text = TEXTS[letter]
    if (text === undefined) return whole
    return flag === '^' ? text(time).toUpperCase() : text(time)
  })
}

function padded([value, width, pad]: Field, flag: string): string {
  if (flag === '-') return String(value)
  if (flag === '_') return String(value).padStart(width, ' ')
  return String(value).padStart(width, flag === '0' ? '0' : (pad ?? '0'))
}

function dayName(time: StructTime): string {
  return DAYS[time.tm_wday] ?? ''
}

function monthName(time: StructTime): string {
  return MONTHS[time.tm_mon - 1] ?? ''
}

function hour12(time: StructTime): number {
  return time.tm_hour % 12 || 12
}

/** Weeks of the year, the days before the first full one being week 0. */
function weeksSince(time: StructTime, daysIntoWeek: number): number {
  return Math.floor((time.tm_yday + 6 - daysIntoWeek) / 7)
}

/** ISO 8601: a week belongs to the year that has its Thursday. */
function thursday(time: StructTime): Date {
  return new Date(Date.UTC(time.tm_year, time.tm_mon - 1, time.tm_mday + 3 - time.tm_wday))
}

function isoYear(time: StructTime): number {
  return thursday(time).getUTCFullYear()
}

function isoWeek(time: StructTime): number {
  const day = thursday(time)
  const dayOfYear = (day.getTime() - Date.UTC(day.getUTCFullYear(), 0)) / 86_400_000
  return Math.floor(dayOfYear / 7) + 1
}
