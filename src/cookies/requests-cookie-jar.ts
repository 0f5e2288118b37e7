import { CookieConflictError, KeyError } from '../errors.ts'
import { defineInspection } from '../http/inspection.ts'
import { NamedView, storeBehind } from '../http/named-view.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { repr } from '../repr/repr.ts'
import { defineRepr } from '../repr/representable.ts'
import { typeName } from '../repr/type-name.ts'
import { type Cookie, type CookieAttributes, createCookie } from './cookie.ts'
import { CookieStore } from './cookie-store.ts'

/** Where a cookie is to be looked for; in all domains and paths where not given. */
export interface CookiePlace {
  readonly domain?: string | null
  readonly path?: string | null
}

/** What `clear` removes: everything; what is in a domain; in a path of it; one cookie. */
export interface ClearOptions extends CookiePlace {
  readonly name?: string | null
}

const places = ['domain', 'path'] as const
const getting = { name: 'get', parameters: ['name', 'default', ...places], required: 1 } as const
const listing = { name: 'get_dict', parameters: places } as const
const clearing = { name: 'clear', parameters: [...places, 'name'] } as const

function matching(store: CookieStore, name: string, { domain, path }: CookiePlace): Cookie[] {
  return Array.from(store).filter(
    (cookie) =>
      cookie.name === name &&
      (domain == null || cookie.domain === domain) &&
      (path == null || cookie.path === path),
  )
}

function only(store: CookieStore, name: string, place: CookiePlace): Cookie | undefined {
  const all = matching(store, name, place)
  // A cookie without a value is not found, as in Python.
  const first = all.findIndex(({ value }) => value !== null)
  if (first < 0 || first === all.length - 1) return all[first]
  throw new CookieConflictError(`There are multiple cookies with name, ${repr(name)}`)
}

function holds(store: CookieStore, name: string): boolean {
  return matching(store, name, {}).some(({ value }) => value !== null)
}

function setCookie(
  store: CookieStore,
  name: string,
  value: unknown,
  attributes: CookieAttributes,
): Cookie | null {
  if (value === null || value === undefined) {
    const gone = matching(store, name, attributes)
    store.deleteWhere((cookie) => gone.includes(cookie))
    return null
  }
  const cookie = createCookie(name, value, attributes)
  store.set(cookie)
  return cookie
}

class JarView extends NamedView implements Iterable<Cookie> {
  constructor(store: CookieStore = new CookieStore()) {
    super(store, {
      get: (name) => only(store, name, {})?.value ?? undefined,
      set: (name, value) => setCookie(store, name, value, {}),
      has: (name) => holds(store, name),
      delete: (name) => store.deleteWhere((cookie) => cookie.name === name),
      names: () => Array.from(store, ({ name }) => name),
    })
  }

  /**
   * The value of the cookie, or `default` (null) where there is none.
   *
   * @throws CookieConflictError where there are several, and domain and path do not tell them apart
   */
  get(name: string, place?: CookiePlace & { readonly default?: string | null }): string | null
  get(name: string, otherwise: string | null, place?: CookiePlace): string | null
  get(...args: readonly unknown[]): string | null {
    const { name, default: otherwise, ...place } = bindArguments(getting, args)
    const found = only(cookieStoreOf(this), String(name), place as CookiePlace)
    return found?.value ?? (otherwise as string | null | undefined) ?? null
  }

  /** Sets a cookie and returns it; a value of null removes those of the name, and place. */
  set(name: string, value: string | null, attributes: CookieAttributes = {}): Cookie | null {
    return setCookie(cookieStoreOf(this), name, value, attributes)
  }

  /** Takes a cookie in as it is. */
  set_cookie(cookie: Cookie): void {
    cookieStoreOf(this).set(cookie)
  }

  has(name: string): boolean {
    return holds(cookieStoreOf(this), name)
  }

  /**
   * Removes the cookies of a name and returns the value, or `otherwise` where there is none.
   *
   * @throws KeyError where there is neither
   * @throws CookieConflictError where there are several
   */
  pop<D>(name: string, otherwise?: D): string | D {
    const store = cookieStoreOf(this)
    const value = only(store, name, {})?.value
    if (typeof value === 'string') {
      store.deleteWhere((cookie) => cookie.name === name)
      return value
    }
    if (otherwise === undefined)
      throw new KeyError(repr(`name=${repr(name)}, domain=None, path=None`))
    return otherwise
  }

  /** The value of a cookie; where there is none, `value` is set first. */
  setdefault(name: string, value: string): string {
    const store = cookieStoreOf(this)
    return only(store, name, {})?.value ?? setCookie(store, name, value, {})?.value ?? value
  }

  /** Takes in the cookies of another jar, or values by name; null removes those of a name. */
  update(other: CookiesInput): void {
    if (other instanceof JarView) cookieStoreOf(this).update(cookieStoreOf(other))
    else for (const [name, value] of valuesIn(other)) this.set(name, value)
  }

  keys(): string[] {
    return Array.from(this, ({ name }) => name)
  }

  /** The values; null is that of a cookie without `=`. */
  values(): (string | null)[] {
    return Array.from(this, ({ value }) => value)
  }

  items(): [name: string, value: string | null][] {
    return Array.from(this, ({ name, value }) => [name, value])
  }

  /** The values by name; of one domain or path, where given. */
  get_dict(place?: CookiePlace): Record<string, string | null>
  get_dict(domain: string | null, path?: string | null): Record<string, string | null>
  get_dict(...args: readonly unknown[]): Record<string, string | null> {
    const { domain, path } = bindArguments(listing, args)
    const chosen = Array.from(this).filter(
      (cookie) =>
        (domain == null || cookie.domain === domain) && (path == null || cookie.path === path),
    )
    return Object.fromEntries(chosen.map(({ name, value }) => [name, value]))
  }

  list_domains(): string[] {
    return [...new Set(Array.from(this, ({ domain }) => domain))]
  }

  list_paths(): string[] {
    return [...new Set(Array.from(this, ({ path }) => path))]
  }

  /** Whether a domain has more than one cookie, which is what requests' method says too. */
  multiple_domains(): boolean {
    return this.list_domains().length < cookieStoreOf(this).size
  }

  /**
   * Removes everything; what is in a domain; in a path of it; one cookie.
   *
   * @throws KeyError where there is no such thing
   */
  clear(which?: ClearOptions): void
  clear(domain: string | null, path?: string | null, name?: string | null): void
  clear(...args: readonly unknown[]): void {
    const { domain, path, name } = bindArguments(clearing, args) as ClearOptions
    cookieStoreOf(this).clear(domain, path, name)
  }

  /** Removes what would end with the session. */
  clear_session_cookies(): void {
    cookieStoreOf(this).deleteWhere((cookie) => cookie.discard)
  }

  clear_expired_cookies(): void {
    cookieStoreOf(this).deleteWhere((cookie) => cookie.is_expired())
  }

  copy(): RequestsCookieJar {
    return new RequestsCookieJar(cookieStoreOf(this).copy())
  }

  /** The cookies, by domain, path and name in the order in which each of these came. */
  [Symbol.iterator](): IterableIterator<Cookie> {
    return cookieStoreOf(this)[Symbol.iterator]()
  }

  toJSON(): Record<string, string | null> {
    return this.get_dict()
  }

  override toString(): string {
    return `<RequestsCookieJar[${Array.from(this, String).join(', ')}]>`
  }

  static {
    defineRepr(JarView, (jar) => `<RequestsCookieJar[${Array.from(jar, repr).join(', ')}]>`)
    defineInspection(JarView, (jar) => jar.toString())
  }
}

/** The plain store that a jar shows, which rooms use on the way of a request. */
export function cookieStoreOf(jar: JarView): CookieStore {
  const store = storeBehind(jar)
  if (store instanceof CookieStore) return store
  throw new TypeError('this is no RequestsCookieJar')
}

/** Cookies in any form that lists them: a jar, or a dict of values by name. */
export type CookiesInput = JarView | Readonly<Record<string, string | null>>

/** The cookies of any accepted form; those of a dict go to every host. */
export function cookiesIn(input: CookiesInput): Iterable<Cookie> {
  if (input instanceof JarView) return cookieStoreOf(input)
  return valuesIn(input).map(([name, value]) => createCookie(name, value))
}

function valuesIn(dict: Readonly<Record<string, string | null>>): [string, string | null][] {
  // Python takes each character of a text for a name, and looks for its value
  if (typeof dict === 'string') throw new TypeError("string indices must be integers, not 'str'")
  if (typeof dict !== 'object') throw new TypeError(`'${typeName(dict)}' object is not iterable`)
  return Object.entries(dict).filter(([, value]) => value !== undefined)
}

/**
 * The cookies of a session or an answer: requests' `RequestsCookieJar`, a dict of values by name
 * that also knows domains and paths. A {@link CookieStore} given is shown, not copied.
 *
 * @example
 * session.cookies['token'] = 'abc'
 * session.cookies.set('theme', 'dark', { domain: 'example.com', path: '/' })
 * session.cookies.get('theme', { domain: 'example.com' }) // 'dark'
 */
export type RequestsCookieJar = JarView & { [name: string]: string }

interface RequestsCookieJarClass {
  new (store?: CookieStore): RequestsCookieJar
  readonly prototype: RequestsCookieJar
}

Object.defineProperty(JarView, 'name', { value: 'RequestsCookieJar' })

// The Proxy that the constructor returns is what gives the view its names.
export const RequestsCookieJar: RequestsCookieJarClass =
  JarView as unknown as RequestsCookieJarClass
