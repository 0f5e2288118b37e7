import { KeyError, ValueError } from '../errors.ts'
import { repr } from '../repr/repr.ts'
import type { Cookie } from './cookie.ts'

type ByName = Map<string, Cookie>
type ByPath = Map<string, ByName>
type ByDomain = Map<string, ByPath>

/** What every store begins with, and most requests end with. */
const nothing: ByDomain = new Map()

/**
 * Cookies by domain, path and name, in the order in which each of these first came: the plain
 * store behind every `RequestsCookieJar`. Mirrors `http.cookiejar.CookieJar`.
 */
export class CookieStore implements Iterable<Cookie> {
  #domains: ByDomain = nothing
  #size = 0
  /** Whether another store has the same maps, so that they are copied before they are changed. */
  #isShared = true
  /** Whether a domain or a path has no cookie left; it keeps its place here, and has none in a copy. */
  #hasGaps = false

  /** How many cookies there are. */
  get size(): number {
    return this.#size
  }

  /** Takes the cookie in, in the place of one with its domain, path and name. */
  set(cookie: Cookie): void {
    const paths = made(this.#own(), cookie.domain, () => new Map())
    const names: ByName = made(paths, cookie.path, () => new Map())
    if (!names.has(cookie.name)) this.#size++
    names.set(cookie.name, cookie)
  }

  /** Whether the cookie of that domain, path and name was there to remove. */
  delete(domain: string, path: string, name: string): boolean {
    if (!this.#domains.get(domain)?.get(path)?.has(name)) return false
    const names = this.#own().get(domain)?.get(path)
    names?.delete(name)
    if (names?.size === 0) this.#hasGaps = true
    this.#size--
    return true
  }

  /**
   * Removes all cookies, those of a domain, those of a path in it, or one.
   *
   * @throws KeyError where there are none such
   * @throws ValueError where a path comes without a domain, or a name without both
   */
  clear(domain?: string | null, path?: string | null, name?: string | null): void {
    if (name != null) {
      if (domain == null || path == null) {
        throw new ValueError('domain and path must be given to remove a cookie by name')
      }
      this.#namesIn(domain, path)
      if (!this.delete(domain, path, name)) throw new KeyError(repr(name))
    } else if (path != null) {
      if (domain == null) throw new ValueError('domain must be given to remove cookies by path')
      this.#namesIn(domain, path)
      this.#own().get(domain)?.delete(path)
      this.#hasGaps = true
    } else if (domain != null) {
      this.#pathsIn(domain)
      this.#own().delete(domain)
    } else this.#become(new CookieStore())
    this.#size = [...this].length
  }

  #pathsIn(domain: string): ByPath {
    const paths = this.#domains.get(domain)
    if (paths === undefined) throw new KeyError(repr(domain))
    return paths
  }

  #namesIn(domain: string, path: string): ByName {
    const names = this.#pathsIn(domain).get(path)
    if (names === undefined) throw new KeyError(repr(path))
    return names
  }

  /** Removes the cookies that `condition` holds for. */
  deleteWhere(condition: (cookie: Cookie) => boolean): void {
    const gone: Cookie[] = []
    for (const cookie of this) if (condition(cookie)) gone.push(cookie)
    for (const { domain, path, name } of gone) this.delete(domain, path, name)
  }

  /** Takes in the cookies of another. */
  update(other: Iterable<Cookie>): void {
    if (this.#size === 0 && other instanceof CookieStore) this.#become(other)
    else for (const cookie of other) this.set(cookie)
  }

  #become(other: CookieStore): void {
    this.#domains = other.#hasGaps ? copyOf(other.#domains) : other.#domains
    this.#isShared = !other.#hasGaps
    if (this.#isShared) other.#isShared = true
    this.#hasGaps = false
    this.#size = other.#size
  }

  /** The maps, to be changed: from now on they are no other store's. */
  #own(): ByDomain {
    if (this.#isShared) this.#domains = copyOf(this.#domains)
    this.#isShared = false
    return this.#domains
  }

  copy(): CookieStore {
    const copy = new CookieStore()
    copy.update(this)
    return copy
  }

  *[Symbol.iterator](): IterableIterator<Cookie> {
    for (const paths of this.#domains.values()) {
      for (const names of paths.values()) yield* names.values()
    }
  }
}

/** The maps without what has no cookie left. */
function copyOf(domains: ByDomain): ByDomain {
  const copy: ByDomain = new Map()
  for (const [domain, paths] of domains) {
    const copies: ByPath = new Map()
    for (const [path, names] of paths) if (names.size > 0) copies.set(path, new Map(names))
    if (copies.size > 0) copy.set(domain, copies)
  }
  return copy
}

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const value = make()
  map.set(key, value)
  return value
}
