import { defineRepr } from '../../repr/index.ts'
import { zoneName } from './zone-name.ts'

const DAY_MS = 86_400_000

const SHOWN = [
  ...(['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec'] as const),
  ...(['tm_wday', 'tm_yday', 'tm_isdst'] as const),
]

/** Python's `time.struct_time`: a moment as the calendar and the clock on the wall say it. */
export class StructTime {
  static {
    defineRepr(StructTime, (time) => time.#text())
  }

  readonly tm_year: number
  /** 1 to 12. */
  readonly tm_mon: number
  readonly tm_mday: number
  readonly tm_hour: number
  readonly tm_min: number
  readonly tm_sec: number
  /** Monday is 0. */
  readonly tm_wday: number
  /** 1 January is 1. */
  readonly tm_yday: number
  /** 1 while daylight saving time is in force, else 0. */
  readonly tm_isdst: number
  /** Seconds east of Greenwich. */
  readonly tm_gmtoff: number
  readonly #date: Date
  readonly #isUtc: boolean

  /** @param seconds since 1970, as `time.time()` gives them */
  constructor(seconds: number, zone: 'local' | 'utc') {
    const date = new Date(Math.floor(seconds * 1000))
    const offsetMs = zone === 'utc' ? 0 : -date.getTimezoneOffset() * 60_000
    // The fields of this date in UTC are those of the wanted zone.
    const shifted = new Date(date.getTime() + offsetMs)
    this.tm_year = shifted.getUTCFullYear()
    this.tm_mon = shifted.getUTCMonth() + 1
    this.tm_mday = shifted.getUTCDate()
    this.tm_hour = shifted.getUTCHours()
    this.tm_min = shifted.getUTCMinutes()
    this.tm_sec = shifted.getUTCSeconds()
    this.tm_wday = (shifted.getUTCDay() + 6) % 7
    this.tm_yday = Math.floor((shifted.getTime() - Date.UTC(this.tm_year, 0)) / DAY_MS) + 1
    this.tm_isdst = zone === 'local' && isDaylightSaving(date) ? 1 : 0
    this.tm_gmtoff = offsetMs / 1000
    this.#date = date
    this.#isUtc = zone === 'utc'
  }

  /** The zone's short name: `UTC`, `CET`, `EST`; its offset where it has none. */
  get tm_zone(): string {
    return this.#isUtc ? 'UTC' : zoneName(this.#date)
  }

  #text(): string {
    const inner = SHOWN.map((name) => `${name}=${this[name]}`)
    return `time.struct_time(${inner.join(', ')})`
  }
}

/** Turns seconds since 1970 into fields: what a Formatter's `converter` is. */
export type TimeConverter = (seconds: number) => StructTime

/** The moment in the machine's time zone. Mirrors Python's `time.localtime`. */
export function localtime(seconds: number): StructTime {
  return new StructTime(seconds, 'local')
}

/** The moment in UTC. Mirrors Python's `time.gmtime`. */
export function gmtime(seconds: number): StructTime {
  return new StructTime(seconds, 'utc')
}

function isDaylightSaving(date: Date): boolean {
  const year = date.getFullYear()
  const january = new Date(year, 0, 1).getTimezoneOffset()
  const july = new Date(year, 6, 1).getTimezoneOffset()
  return date.getTimezoneOffset() < Math.max(january, july)
}
