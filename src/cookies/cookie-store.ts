import { KeyError, ValueError } from '../errors.ts'
import { repr } from '../repr/repr.ts'
import type { Cookie } from './cookie.ts'

type ByName = Map<string, Cookie>
type ByPath = Map<string, ByName>

/** What every store begins with, and most requests end with. */
const nothing: Map<string, ByPath> = new Map()

/**
 * Cookies by domain, path and name, in the order in which each of these first came: the plain
 * store behind every `RequestsCookieJar`. Mirrors `http.cookiejar.CookieJar`.
 */
export class CookieStore implements Iterable<Cookie> {
  #domains: Map<string, ByPath> = nothing
  #size = 0

  /** How many cookies there are. */
  get size(): number {
    return this.#size
  }

  /** Takes the cookie in, in the place of one with its domain, path and name. */
  set(cookie: Cookie): void {
    if (this.#domains === nothing) this.#domains = new Map()
    const paths = made(this.#domains, cookie.domain, () => new Map())
    const names: ByName = made(paths, cookie.path, () => new Map())
    if (!names.has(cookie.name)) this.#size++
    names.set(cookie.name, cookie)
  }

  /** Whether the cookie of that domain, path and name was there to remove. */
  delete(domain: string, path: string, name: string): boolean {
    const gone = this.#domains.get(domain)?.get(path)?.delete(name) ?? false
    if (gone) this.#size--
    return gone
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
      if (!this.#pathsIn(domain).delete(path)) throw new KeyError(repr(path))
    } else if (domain != null) {
      if (!this.#domains.delete(domain)) throw new KeyError(repr(domain))
    } else this.#domains.clear()
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

  /** To copy the maps as they are takes a fraction of setting cookie by cookie. */
  #become(other: CookieStore): void {
    this.#domains = new Map()
    for (const [domain, paths] of other.#domains) {
      const copies: ByPath = new Map()
      // what has been emptied has lost its place in the order
      for (const [path, names] of paths) if (names.size > 0) copies.set(path, new Map(names))
      if (copies.size > 0) this.#domains.set(domain, copies)
    }
    this.#size = other.#size
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

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const value = make()
  map.set(key, value)
  return value
}
