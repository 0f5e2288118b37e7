import { InvalidURL, LocationValueError, ValueError } from '../errors.ts'
import { feed } from '../events/feed.ts'
import type { RawResponse } from '../http/raw-response.ts'
import { logConnections } from '../logging/index.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import { Response } from '../models/response.ts'
import type { SendOptions } from '../models/send-options.ts'
import { announcedLength } from '../transport/exchange.ts'
import { destinationOf, poolKey } from '../transport/pool-key.ts'
import { PoolManager } from '../transport/pool-manager.ts'
import { tlsSettings } from '../transport/tls-settings.ts'
import { BaseAdapter } from './base-adapter.ts'
import { HTTPResponse } from './http-response.ts'
import { headersFor, type ProxyServer, proxyFor, wayTo } from './proxies.ts'
import { asReadingError, asRequestsError, withoutRetries } from './requests-errors.ts'
import { timeouts } from './timeouts.ts'
import { asBodyError, asUrllib3Error, type ErrorContext } from './urllib3-errors.ts'
import { warnInsecureRequest } from './warnings.ts'

/** The settings of an {@link HTTPAdapter}; requests' names. */
export interface HTTPAdapterOptions {
  /** For how many hosts a pool is kept; the least recently used goes first. Default 10. */
  readonly pool_connections?: number
  /** How many idle connections a pool keeps; 0 for any number. Default 10. */
  readonly pool_maxsize?: number
  /** Only 0 or false as yet: retries are not built. Default 0. */
  readonly max_retries?: number | boolean
  /** Wait for a connection rather than open more than `pool_maxsize`. Default false. */
  readonly pool_block?: boolean
}

const knownOptions = ['pool_connections', 'pool_maxsize', 'max_retries', 'pool_block']

/**
 * Sends requests over pools of connections, a pool for each scheme, host, port and TLS settings.
 * Mirrors requests' `HTTPAdapter` over urllib3's `PoolManager`.
 *
 * @throws TypeError for an option that it has not, in Python's words
 * @example
 * const session = new Session()
 * session.mount('https://', new HTTPAdapter({ pool_connections: 10, pool_maxsize: 20 }))
 */
export class HTTPAdapter extends BaseAdapter {
  /** The pools that it sends through. */
  readonly poolmanager: PoolManager
  /** The pools of each proxy that was used, by its URL; they are numbered and evicted apart. */
  readonly proxy_manager: Record<string, PoolManager> = {}
  readonly #options: HTTPAdapterOptions

  constructor(options: HTTPAdapterOptions = {}) {
    super()
    checkOptions(options)
    this.#options = options
    this.poolmanager = new PoolManager(options)
    logConnections(feed)
  }

  async send(request: PreparedRequest, options: SendOptions): Promise<Response> {
    const { way, proxy, scheme } = wayOf(request, options)
    const tls = tlsSettings(options, scheme)
    const limits = timeouts(options.timeout)
    const { target, via } = way
    const { origin } = way.destination
    const context: ErrorContext = {
      origin,
      via,
      target,
      connectTimeout: seconds(limits.connectTimeoutMs),
      readTimeout: seconds(limits.readTimeoutMs),
    }
    try {
      const answer = await this.#managerFor(proxy).send({
        ...limits,
        tls,
        via,
        target,
        key: poolKey(way.destination, tls),
        method: request.method ?? 'GET',
        headers: headersFor(way, proxy, wireHeaders(request)),
        body: request.wireBody(),
      })
      if (origin.scheme === 'https' && !tls.verify) warnInsecureRequest(way.peer)
      return this.#buildResponse(request, answer, context)
    } catch (error) {
      throw asRequestsError(withoutRetries(asUrllib3Error(error, context), context), request)
    }
  }

  close(): void {
    this.poolmanager.clear()
    for (const manager of Object.values(this.proxy_manager)) manager.clear()
  }

  #managerFor(proxy: ProxyServer | undefined): PoolManager {
    if (proxy === undefined) return this.poolmanager
    const known = this.proxy_manager[proxy.url]
    if (known !== undefined) return known
    const manager = new PoolManager(this.#options)
    this.proxy_manager[proxy.url] = manager
    return manager
  }

  #buildResponse(request: PreparedRequest, answer: RawResponse, context: ErrorContext): Response {
    const length = announcedLength(request.method ?? 'GET', answer.status, answer.headers)
    const raw = new HTTPResponse(answer, (error, read) =>
      asBodyError(error, context, { read, length }),
    )
    return new Response({
      request,
      raw,
      status_code: answer.status,
      reason: answer.reason,
      headers: answer.headers,
      url: request.url ?? '',
      connection: this,
      translateError: asReadingError,
    })
  }
}

/**
 * How a request gets to its server.
 *
 * @throws InvalidURL where its URL, or that of its proxy, makes no sense
 */
function wayOf(request: PreparedRequest, { proxies }: SendOptions) {
  const url = request.url ?? ''
  const destination = asInvalidURL(request, ValueError, () => destinationOf(url))
  const proxy = asInvalidURL(request, LocationValueError, () => proxyFor(url, proxies))
  const way = wayTo(url, request.path_url, destination, proxy)
  return { way, proxy, scheme: destination.origin.scheme }
}

function asInvalidURL<T>(request: PreparedRequest, kind: typeof ValueError, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof kind)) throw error
    throw new InvalidURL(error.message, { cause: error, args: [error], request })
  }
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}

function checkOptions(options: HTTPAdapterOptions): void {
  for (const key of Object.keys(options)) {
    if (!knownOptions.includes(key)) {
      throw new TypeError(`HTTPAdapter.__init__() got an unexpected keyword argument '${key}'`)
    }
  }
  const { max_retries: retries = 0 } = options
  if (retries !== 0 && retries !== false) {
    throw new ValueError('max_retries other than 0 is not supported yet')
  }
}

/** Names and values in turn; what the engine writes by itself, and refuses to be given, is left out. */
function wireHeaders(request: PreparedRequest): string[] {
  const flat: string[] = []
  for (const [name, value] of request.wireHeaders()) {
    if (name.toLowerCase() !== 'transfer-encoding') flat.push(name, value)
  }
  return flat
}
