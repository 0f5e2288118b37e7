import { systemClock } from '../clock/system-clock.ts'
import * as errors from '../errors.ts'
import { feed } from '../events/feed.ts'
import type { Origin } from '../http/origin.ts'
import type { RawResponse } from '../http/raw-response.ts'
import type { Retry } from '../retry/index.ts'
import { interruptSignal } from '../runtime/interrupt.ts'
import type { Via } from '../transport/via.ts'
import type { HTTPResponse } from './http-response.ts'

/** A request as it is sent, and sent again. */
export interface Attempted {
  /** What events call the last attempt. */
  readonly request: number
  readonly method: string
  readonly target: string
  /** Whose pool it goes through, and the name of that pool in texts. */
  readonly origin: Origin
  readonly pool: string
  readonly via: Via | undefined
  /** Sends it once. */
  send(): Promise<RawResponse>
  /** What an answer is to urllib3, with the retries that were left. */
  answered(answer: RawResponse, retries: Retry): HTTPResponse
  /** What urllib3 makes of that which `send` throws. */
  failed(error: unknown): unknown
  /** Puts the body back to where it stood before the first attempt. */
  rewind(): Promise<void>
}

/**
 * Sends a request, and sends it again for as long as the retries allow: the loop that urllib3's
 * `urlopen` is.
 *
 * @throws Urllib3HTTPError the failure itself where it may not be retried, else MaxRetryError
 * @throws RecursionError where the retries have no end, and the server has none either
 */
export async function sendWithRetries(first: Retry, request: Attempted): Promise<HTTPResponse> {
  let retries = first
  for (let attempts = 1; ; attempts += 1) {
    let outcome: HTTPResponse | Error
    try {
      outcome = request.answered(await request.send(), retries)
    } catch (error) {
      outcome = retriable(request.failed(error))
    }
    if (outcome instanceof Error) {
      endAt(attempts)
      retries = await afterFailure(retries, request, outcome)
    } else {
      if (!retries.is_retry(request.method, outcome.status, outcome.hasRetryAfter)) return outcome
      endAt(attempts, outcome)
      const left = await afterAnswer(retries, request, outcome)
      if (left === null) return outcome
      retries = left
    }
    await request.rewind()
  }
}

/** urllib3 calls itself for each attempt; so many times is about what Python's stack has room for. */
const mostAttempts = 979

/** Ends what would go on for ever. @throws RecursionError */
function endAt(attempts: number, answer?: HTTPResponse): void {
  if (attempts < mostAttempts) return
  answer?.close()
  throw new errors.RecursionError('maximum recursion depth exceeded while calling a Python object')
}

/** The failure of an attempt after which another may follow. @throws any other */
function retriable(error: unknown): Error {
  const kinds = [
    errors.Urllib3TimeoutError,
    errors.ProtocolError,
    errors.Urllib3SSLError,
    errors.Urllib3ProxyError,
  ]
  if (error instanceof Error && kinds.some((kind) => error instanceof kind)) return error
  throw error
}

async function afterFailure(retries: Retry, request: Attempted, error: Error): Promise<Retry> {
  const { method, target: url, pool } = request
  const left = retries.increment({ method, url, error, _pool: pool })
  await left.sleep(null, { signal: interruptSignal() })
  tell(request, left, brokenBy(error, request.via))
  return left
}

/** The retries that are left where the answer is none to be content with; null where it is one. */
async function afterAnswer(
  retries: Retry,
  request: Attempted,
  response: HTTPResponse,
): Promise<Retry | null> {
  const { method, target: url, pool } = request
  let left: Retry
  try {
    left = retries.increment({ method, url, response, _pool: pool })
  } catch (error) {
    if (!(error instanceof errors.MaxRetryError)) throw error
    if (!retries.raise_on_status) return null
    await response.drain_conn()
    throw error
  }
  await response.drain_conn()
  await left.sleep(response, { signal: interruptSignal() })
  tell(request, left, null)
  return left
}

/** What urllib3's warning names: what the socket said, without the words that were put around it. */
function brokenBy(error: Error, via: Via | undefined): Error {
  if (!(error instanceof errors.ProtocolError || error instanceof errors.Urllib3ProxyError)) {
    return error
  }
  // the TLS of a forward proxy is begun early, where urllib3 puts its words around a failure at once
  if (via?.kind === 'forward' && via.proxy.scheme === 'https') return error
  const inner: unknown = error.args[1]
  return inner instanceof Error ? inner : error
}

function tell(
  { request, origin, method, target }: Attempted,
  retry: Retry,
  error: Error | null,
): void {
  if (!feed.heard) return
  const atMs = systemClock.nowMs()
  feed.emit({ type: 'retrying', atMs, request, origin, method, target, retry, error })
}
