import { RunnerError } from './scenario.ts'

/*
 * pool-repl as a scenario sees it. The corpus calls it with values that no type foresees, so the
 * runner describes the few shapes it relies on itself, one interface after another, and looks for
 * everything else by name when a step needs it.
 */

/** A dict as Python's libraries show one. */
export interface Dict {
  update?(values: unknown): void
  items?(): Iterable<readonly [string, unknown]>
  [name: string]: unknown
}

export interface PreparedRequest extends Dict {
  method: unknown
  url: unknown
  headers: Dict
  body: unknown
}

export interface RawBody {
  read(amt: number | null, options?: object): Promise<Uint8Array>
  readonly retries?: { readonly history?: readonly Dict[] }
}

export interface Response {
  readonly status_code: number
  readonly reason: unknown
  readonly ok: boolean
  readonly url: string
  encoding: string | null
  readonly headers: Dict
  readonly is_redirect: unknown
  readonly is_permanent_redirect: unknown
  readonly links: unknown
  readonly cookies: CookieJar
  readonly history: readonly Response[]
  readonly next: PreparedRequest | null
  readonly request: PreparedRequest
  readonly content: Uint8Array
  readonly text: string
  readonly raw: RawBody
  readonly elapsed: { total_seconds(): number }
  readonly apparent_encoding: unknown
  read(): Promise<unknown>
  json(): unknown
  iter_content(options?: object): AsyncIterable<unknown>
  iter_lines(options?: object): AsyncIterable<unknown>
  raise_for_status(): unknown
  close(): unknown
}

export interface CookieJar extends Iterable<Dict> {
  set(name: string, value: unknown, options?: object): unknown
  get(name: string, options?: object): unknown
  get_dict(options?: object): unknown
  clear(...args: unknown[]): unknown
}

export interface Adapter {
  readonly poolmanager: { readonly pools: Iterable<Dict> }
}

/** Verbs are found by name: `session.get(url, options)`. */
export interface Session {
  headers: Dict
  hooks: Record<string, unknown[]>
  readonly cookies: CookieJar
  readonly adapters: Dict
  request(method: string, url: string, options: object): Promise<Response>
  send(request: PreparedRequest, options: object): Promise<Response>
  prepare_request(request: unknown): PreparedRequest
  mount(prefix: string, adapter: unknown): unknown
  get_adapter(url: string): unknown
  close(): unknown
  [Symbol.dispose]?(): void
  [Symbol.asyncDispose]?(): Promise<void>
}

export interface LogRecord {
  readonly levelname: string
  readonly name: string
  getMessage(): string
}

type Construct = new (...args: unknown[]) => unknown

const doors = ['requests', 'auth', 'cookies', 'adapters']

function lookUp(door: unknown, name: string, depth = 2): unknown {
  if (typeof door !== 'object' || door === null) return undefined
  const found: unknown = Reflect.get(door, name)
  if (found !== undefined || depth === 0) return found
  for (const inner of doors) {
    const deeper = lookUp(Reflect.get(door, inner), name, depth - 1)
    if (deeper !== undefined) return deeper
  }
  return undefined
}

/** pool-repl's public door, with its names found wherever requests has them too. */
export class Library {
  readonly #door: object

  constructor(door: object) {
    this.#door = door
  }

  /** @throws {RunnerError} when the library has no such thing (yet) */
  feature(name: string): unknown {
    const found = lookUp(this.#door, name)
    if (found === undefined) throw new RunnerError(`pool-repl does not have ${name}`)
    return found
  }

  construct<T>(name: string, ...args: unknown[]): T {
    const feature = this.feature(name)
    if (typeof feature !== 'function') throw new RunnerError(`${name} is no class`)
    return new (feature as Construct)(...args) as T
  }
}

/** Calls the method `name` of `target`, as `target[name](...args)` would. */
export function call(target: object, name: string, ...args: unknown[]): unknown {
  const method: unknown = Reflect.get(target, name)
  if (typeof method !== 'function') throw new RunnerError(`there is no ${name}()`)
  return Reflect.apply(method, target, args)
}
