import { InvalidURL, LocationValueError, ValueError } from '../errors.ts'
import { feed } from '../events/feed.ts'
import { ledger, responseConnection } from '../ledger/index.ts'
import { logConnections } from '../logging/index.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import { Response } from '../models/response.ts'
import type { SendOptions } from '../models/send-options.ts'
import { bindArguments, typeName } from '../repr/index.ts'
import { Retry } from '../retry/index.ts'
import { nextOwner, PoolManager } from '../transport/pool-manager.ts'
import { tlsSettings } from '../transport/tls-settings.ts'
import { AdapterCall } from './adapter-call.ts'
import { sendWithRetries } from './attempts.ts'
import { BaseAdapter } from './base-adapter.ts'
import type { HTTPResponse } from './http-response.ts'
import { headersFor, type ProxyServer, proxyFor, straightWayTo, wayThrough } from './proxies.ts'
import { asReadingError, asRequestsError } from './requests-errors.ts'
import { timeouts } from './timeouts.ts'

/** The settings of an {@link HTTPAdapter}; requests' names. */
export interface HTTPAdapterOptions {
  /** For how many hosts a pool is kept; the least recently used goes first. Default 10. */
  readonly pool_connections?: number
  /** How many idle connections a pool keeps; 0 for any number. Default 10. */
  readonly pool_maxsize?: number
  /**
   * How often a request is sent again: urllib3's Retry, or the total of one. At 0, failures to
   * connect are wrapped in a MaxRetryError and failures to read are not. null is 3. Default 0.
   */
  readonly max_retries?: Retry | number | boolean | null
  /** Wait for a connection rather than open more than `pool_maxsize`. Default false. */
  readonly pool_block?: boolean
}

const making = {
  name: 'HTTPAdapter.__init__',
  parameters: ['pool_connections', 'pool_maxsize', 'max_retries', 'pool_block'],
  method: true,
} as const

/**
 * Sends requests over pools of connections, a pool for each scheme, host, port and TLS settings.
 * Mirrors requests' `HTTPAdapter` over urllib3's `PoolManager`.
 *
 * @throws TypeError for an option that it has not, in Python's words; where a number of connections is
 *   none, with the first request, as in Python
 * @example
 * const session = new Session()
 * session.mount('https://', new HTTPAdapter({ pool_connections: 10, pool_maxsize: 20 }))
 */
export class HTTPAdapter extends BaseAdapter {
  /** The pools of each proxy that was used, by its URL; they are numbered and evicted apart. */
  readonly proxy_manager: Record<string, PoolManager> = {}
  readonly #options: HTTPAdapterOptions
  readonly #owner = nextOwner()
  #manager: PoolManager | undefined
  #retries: Retry | undefined
  /** What is wrong with the settings of its pools; urllib3 looks at them when it makes one. */
  readonly #poolFault: string | undefined

  constructor(options?: HTTPAdapterOptions)
  constructor(
    pool_connections: number,
    pool_maxsize?: number,
    max_retries?: Retry | number | boolean | null,
    pool_block?: boolean,
  )
  constructor(...args: readonly unknown[]) {
    super()
    const options = bindArguments(making, args) as HTTPAdapterOptions
    this.#options = options
    this.#poolFault = poolFault(options)
    logConnections(feed)
    const { max_retries } = options
    if (max_retries !== undefined) this.#retries = retriesOf(max_retries)
  }

  /** What each request starts with. */
  get max_retries(): Retry {
    this.#retries ??= retriesOf(0)
    return this.#retries
  }

  set max_retries(retries: Retry) {
    this.#retries = retries
  }

  /** The pools that it sends through. A session has two adapters, and one of them may never send. */
  get poolmanager(): PoolManager {
    this.#manager ??= new PoolManager(this.#options, this.#owner)
    return this.#manager
  }

  async send(request: PreparedRequest, options: SendOptions): Promise<Response> {
    const call = this.#callOf(request, options)
    try {
      const raw = await sendWithRetries(this.max_retries, call)
      return this.#buildResponse(request, raw, call.request)
    } catch (error) {
      throw asRequestsError(error, request)
    }
  }

  #callOf(request: PreparedRequest, options: SendOptions): AdapterCall {
    const { way, proxy, scheme } = wayOf(request, options)
    if (this.#poolFault !== undefined) throw new TypeError(this.#poolFault)
    return new AdapterCall(request, {
      way,
      manager: this.#managerFor(proxy),
      tls: tlsSettings(options, scheme),
      limits: timeouts(options.timeout),
      headers: headersFor(way, proxy, request.wireHeaders()),
    })
  }

  close(): void {
    this.#manager?.clear()
    for (const manager of Object.values(this.proxy_manager)) manager.clear()
  }

  #managerFor(proxy: ProxyServer | undefined): PoolManager {
    if (proxy === undefined) return this.poolmanager
    const known = this.proxy_manager[proxy.url]
    if (known !== undefined) return known
    const manager = new PoolManager(this.#options, this.#owner)
    this.proxy_manager[proxy.url] = manager
    return manager
  }

  #buildResponse(request: PreparedRequest, raw: HTTPResponse, number: number): Response {
    const record = ledger.request(number)
    return new Response({
      request,
      raw,
      status_code: raw.status,
      reason: raw.reason,
      headers: raw.headerLines,
      url: request.url ?? '',
      connection: this,
      conn: () => responseConnection(record),
      translateError: asReadingError,
    })
  }
}

/** requests' reading of `max_retries`: nothing is retried at 0, and at False. */
function retriesOf(given: Retry | number | boolean | null): Retry {
  return given === 0 || given === false ? new Retry(0, { read: false }) : Retry.from_int(given)
}

/**
 * How a request gets to its server.
 *
 * @throws InvalidURL where its URL, or that of its proxy, makes no sense
 */
function wayOf(request: PreparedRequest, { proxies }: SendOptions) {
  const url = request.url ?? ''
  const straight = asInvalidURL(request, ValueError, () => straightWayTo(url))
  const { scheme } = straight.destination.origin
  const proxy = asInvalidURL(request, LocationValueError, () => proxyFor(url, proxies))
  const way = proxy === undefined ? straight : wayThrough(proxy, straight, url)
  return { way, proxy, scheme }
}

function asInvalidURL<T>(request: PreparedRequest, kind: typeof ValueError, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof kind)) throw error
    throw new InvalidURL(error.message, { cause: error, args: [error], request })
  }
}

/** What Python says of settings that are no numbers, in the order in which it comes across them. */
function poolFault(options: HTTPAdapterOptions): string | undefined {
  const { pool_connections = 10, pool_maxsize = 10, pool_block = false } = options
  const unhashable = [pool_maxsize, pool_block].map(typeName).find((name) => isUnhashable(name))
  if (unhashable !== undefined) return `unhashable type: '${unhashable}'`
  const [size, count] = [typeName(pool_maxsize), typeName(pool_connections)]
  if (size !== 'int' && size !== 'bool')
    return `'${size}' object cannot be interpreted as an integer`
  if (count === 'int' || count === 'bool' || count === 'float') return undefined
  return `'>' not supported between instances of 'int' and '${count}'`
}

function isUnhashable(name: string): boolean {
  return name === 'list' || name === 'dict' || name === 'set'
}
