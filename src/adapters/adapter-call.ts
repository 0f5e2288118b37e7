import { feed } from '../events/feed.ts'
import type { Origin } from '../http/origin.ts'
import type { RawResponse } from '../http/raw-response.ts'
import { type BodyPosition, bodyPosition, rewindForRetry } from '../models/body-position.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import type { Retry } from '../retry/index.ts'
import { announcedLength } from '../transport/exchange.ts'
import { nextRequestNumber } from '../transport/executor.ts'
import { poolKey } from '../transport/pool-key.ts'
import type { PoolManager } from '../transport/pool-manager.ts'
import type { PoolRequest } from '../transport/pool-request.ts'
import type { TlsSettings } from '../transport/tls-settings.ts'
import type { Via } from '../transport/via.ts'
import type { Attempted } from './attempts.ts'
import { asBodyError } from './body-errors.ts'
import { type BodyReading, HTTPResponse } from './http-response.ts'
import type { Way } from './proxies.ts'
import type { Timeouts } from './timeouts.ts'
import { asUrllib3Error, type ErrorContext, poolName } from './urllib3-errors.ts'
import { warnInsecureRequest } from './warnings.ts'

/** How a request is sent: what its adapter has made of URL and options. */
export interface CallSettings {
  readonly way: Way
  readonly manager: PoolManager
  readonly tls: TlsSettings
  readonly limits: Timeouts
  /** Names and values in turn. */
  readonly headers: readonly string[]
}

/** One call of an adapter's `send`: what all of its attempts have in common. */
export class AdapterCall implements Attempted {
  /** What events call the last attempt; 0 before the first. */
  request = 0
  readonly #prepared: PreparedRequest
  readonly #settings: CallSettings
  readonly #position: BodyPosition

  constructor(prepared: PreparedRequest, settings: CallSettings) {
    this.#prepared = prepared
    this.#settings = settings
    this.#position = bodyPosition(prepared.body)
  }

  get method(): string {
    return this.#prepared.method ?? 'GET'
  }

  get target(): string {
    return this.#settings.way.target
  }

  get origin(): Origin {
    return this.#settings.way.destination.origin
  }

  get via(): Via | undefined {
    return this.#settings.way.via
  }

  get pool(): string {
    return poolName(this)
  }

  send(): Promise<RawResponse> {
    this.request = nextRequestNumber()
    const request = this.#poolRequest()
    if (isUnverified(request)) return this.#sendWithWarning(request)
    return this.#settings.manager.send(request)
  }

  answered(answer: RawResponse, retries: Retry): HTTPResponse {
    return new HTTPResponse(answer, this.#wording(answer), retries)
  }

  failed(error: unknown): unknown {
    return asUrllib3Error(error, this.#context())
  }

  async #sendWithWarning(request: PoolRequest): Promise<RawResponse> {
    const leave = this.#warnWhenSent()
    try {
      return await this.#settings.manager.send(request)
    } finally {
      leave()
    }
  }

  /** As urllib3 does: once there is a connection, and before the log tells of the answer. */
  #warnWhenSent(): () => void {
    const number = this.request
    let warned = false
    return feed.listen(({ type, request }) => {
      if (warned || type !== 'sent' || request !== number) return
      warned = true
      warnInsecureRequest(this.#settings.way.peer)
    })
  }

  rewind(): Promise<void> {
    return rewindForRetry(this.#prepared.body, this.#position)
  }

  #poolRequest(): PoolRequest {
    const { way, tls, headers, limits } = this.#settings
    return {
      number: this.request,
      method: this.method,
      target: way.target,
      headers,
      body: this.#prepared.wireBody(),
      key: poolKey(way.destination, tls),
      tls,
      via: way.via,
      connectTimeoutMs: limits.connectTimeoutMs,
      readTimeoutMs: limits.readTimeoutMs,
      totalTimeoutMs: limits.totalTimeoutMs,
    }
  }

  #wording(answer: RawResponse): (error: unknown, reading: BodyReading) => unknown {
    return (error, reading) => {
      const length = announcedLength(this.method, answer.status, answer.headers)
      return asBodyError(error, this.#context(), { ...reading, length })
    }
  }

  #context(): ErrorContext {
    const { way, limits } = this.#settings
    return {
      via: way.via,
      target: way.target,
      origin: way.destination.origin,
      connectTimeout: seconds(limits.connectTimeoutMs),
      readTimeout: seconds(limits.readTimeoutMs),
    }
  }
}

function isUnverified({ key, tls }: PoolRequest): boolean {
  return key.origin.scheme === 'https' && !tls.verify
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}
