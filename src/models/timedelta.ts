import { defineInspection } from '../http/inspection.ts'
import { defineRepr } from '../repr/representable.ts'

const microsecondsPerDay = 86_400_000_000

/** A length of time, to the microsecond: as much of Python's `datetime.timedelta` as `elapsed` needs. */
export class Timedelta {
  readonly days: number
  /** Below a day. */
  readonly seconds: number
  /** Below a second. */
  readonly microseconds: number

  static {
    defineRepr(Timedelta, (delta) => delta.#repr())
    defineInspection(Timedelta, (delta) => delta.toString())
  }

  constructor(ms: number) {
    const all = Math.round(ms * 1000)
    this.days = Math.floor(all / microsecondsPerDay)
    const rest = all - this.days * microsecondsPerDay
    this.seconds = Math.floor(rest / 1_000_000)
    this.microseconds = rest % 1_000_000
  }

  /** The whole of it in seconds. */
  total_seconds(): number {
    return (
      (this.days * microsecondsPerDay + this.seconds * 1_000_000 + this.microseconds) / 1_000_000
    )
  }

  /** In seconds, so that two of them can be compared and subtracted. */
  valueOf(): number {
    return this.total_seconds()
  }

  toString(): string {
    const two = (n: number) => String(n).padStart(2, '0')
    const hours = Math.floor(this.seconds / 3600)
    const clock = `${hours}:${two(Math.floor(this.seconds / 60) % 60)}:${two(this.seconds % 60)}`
    const fraction = this.microseconds === 0 ? '' : `.${String(this.microseconds).padStart(6, '0')}`
    const days = this.days === 0 ? '' : `${this.days} day${Math.abs(this.days) === 1 ? '' : 's'}, `
    return `${days}${clock}${fraction}`
  }

  #repr(): string {
    const { days, seconds, microseconds } = this
    const parts = Object.entries({ days, seconds, microseconds })
      .filter(([, value]) => value !== 0)
      .map(([name, value]) => `${name}=${value}`)
    return `datetime.timedelta(${parts.join(', ') || '0'})`
  }
}
