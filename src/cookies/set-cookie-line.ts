import { ValueError } from '../errors.ts'
import { strip } from '../http/strip.ts'
import { parseCookieDate } from './cookie-date.ts'

/** What a Set-Cookie line says, before it is asked whether it may. */
export interface SetCookieLine {
  readonly name: string
  /** Null where there is no `=`. */
  readonly value: string | null
  readonly domain: string | undefined
  readonly path: string | undefined
  /** Null where the attribute stands there without a value. */
  readonly port: string | null | undefined
  readonly version: string
  readonly secure: boolean
  readonly discard: boolean
  /** Seconds since 1970. */
  readonly expires: number | undefined
  readonly comment: string | null
  readonly comment_url: string | null
  /** Attributes that have no field of their own. */
  readonly rest: Readonly<Record<string, string | null>>
}

type Pair = readonly [key: string, value: string | null]

const booleans = ['discard', 'secure']
const mayBeEmpty = ['port', 'comment', 'commenturl']
const needValue = ['version', 'domain', 'path', 'expires', 'max-age']
const standard: ReadonlySet<string> = new Set([...booleans, ...mayBeEmpty, ...needValue])

/**
 * What the line says; null where it names no cookie, or an attribute of it makes no sense. Mirrors
 * `http.cookiejar`: laxer than RFC 6265, of two attributes of one name the first counts, and
 * Max-Age counts before Expires.
 *
 * @param now whole seconds since 1970
 * @throws ValueError where Python stumbles, too; no cookie of the answer counts then
 */
export function parseSetCookie(line: string, now: number): SetCookieLine | null {
  const [first = '', ...more] = line.split(';')
  const [name, value] = pairIn(first)
  if (name === '') return null
  const said = new Attributes(now)
  for (const part of more) said.take(pairIn(part))
  return said.valid ? { name, value, ...said.read() } : null
}

function pairIn(part: string): Pair {
  const at = part.indexOf('=')
  return at < 0 ? [strip(part), null] : [strip(part.slice(0, at)), strip(part.slice(at + 1))]
}

/** The attributes of one line, as they are read from left to right. */
class Attributes {
  readonly #now: number
  readonly #standard: Map<string, string | null> = new Map()
  readonly #rest: Record<string, string | null> = {}
  #expires: number | undefined
  #maxAgeSeen = false
  /** Whether all of them make sense so far. */
  valid = true

  constructor(now: number) {
    this.#now = now
  }

  take([key, value]: Pair): void {
    if (key === '') return
    const lower = key.toLowerCase()
    if (!standard.has(lower)) this.#rest[key] = value
    else if (lower === 'expires') this.#takeExpires(value)
    else if (lower === 'max-age') this.#takeMaxAge(value)
    else if (!this.#standard.has(lower)) this.#takeStandard(lower, value)
  }

  #takeStandard(key: string, value: string | null): void {
    if (value === null && needValue.includes(key)) this.valid = false
    this.#standard.set(key, value)
  }

  #takeExpires(value: string | null): void {
    const moment = value === null ? null : parseCookieDate(unquoted(value), this.#now)
    if (this.#expires === undefined && !this.#maxAgeSeen && moment !== null) this.#expires = moment
  }

  #takeMaxAge(value: string | null): void {
    // Python asks None for its number, and loses all cookies of the answer over it.
    if (value === null && this.valid) throw new ValueError('Max-Age without a value')
    this.#maxAgeSeen = true
    const age = wholeNumber(value ?? '')
    if (age === null) this.valid = false
    else this.#expires = this.#now + age
  }

  /** What they say together. */
  read(): Omit<SetCookieLine, 'name' | 'value'> {
    const of = (key: string) => this.#standard.get(key)
    return {
      domain: of('domain')?.toLowerCase(),
      path: of('path') ?? undefined,
      port: of('port'),
      version: unquoted(of('version') ?? '0'),
      secure: this.#isSet('secure'),
      discard: this.#isSet('discard'),
      expires: this.#expires,
      comment: of('comment') ?? null,
      comment_url: of('commenturl') ?? null,
      rest: this.#rest,
    }
  }

  /** `Secure` and `Secure=x` set it, `Secure=` does not. */
  #isSet(key: string): boolean {
    return this.#standard.has(key) && this.#standard.get(key) !== ''
  }
}

function unquoted(text: string): string {
  return text.replace(/^"/, '').replace(/"$/, '')
}

/** The number that Python's `int` reads; null where it reads none. */
export function wholeNumber(text: string): number | null {
  return /^[+-]?\d+(?:_\d+)*$/.test(text) ? Number(text.replaceAll('_', '')) : null
}
