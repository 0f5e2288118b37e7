import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'

/** One attempt that was not the last: an entry of {@link Retry.history}. Mirrors urllib3. */
export class RequestHistory {
  readonly method: string | null
  readonly url: string | null
  /** What it failed with; null where an answer came. */
  readonly error: Error | null
  /** The status of the answer that was not taken. */
  readonly status: number | null
  /** Where that answer sent its client. */
  readonly redirect_location: string | null

  static {
    defineRepr(RequestHistory, (entry) => entry.#repr())
  }

  constructor(
    method: string | null,
    url: string | null,
    error: Error | null,
    status: number | null,
    redirect_location: string | null,
  ) {
    this.method = method
    this.url = url
    this.error = error
    this.status = status
    this.redirect_location = redirect_location
    Object.freeze(this)
  }

  /** The fields in order, as Python's tuple gives them. */
  *[Symbol.iterator](): Generator<string | number | Error | null> {
    yield* [this.method, this.url, this.error, this.status, this.redirect_location]
  }

  toString(): string {
    return this.#repr()
  }

  #repr(): string {
    const fields = Object.entries(this).map(([name, value]) => `${name}=${repr(value)}`)
    return `RequestHistory(${fields.join(', ')})`
  }
}
