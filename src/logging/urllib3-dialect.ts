import type { Head, PoolReplEvent } from '../events/event.ts'
import type { Feed } from '../events/feed.ts'
import { headerDefects } from '../http/header-defects.ts'
import { DEBUG, WARNING } from './levels.ts'
import type { Logger } from './logger.ts'
import { getLogger } from './module.ts'
import { logOrHoldBack } from './quiet.ts'

/** urllib3's own words, as its `connectionpool.py` and its `retry.py` have them. */
const starting = {
  http: 'Starting new HTTP connection (%d): %s:%s',
  https: 'Starting new HTTPS connection (%d): %s:%s',
} as const
const resetting = 'Resetting dropped connection: %s'
const answered = '%s://%s:%s "%s %s %s" %s %s'
const poolIsFull = 'Connection pool is full, discarding connection: %s. Connection pool size: %s'
const converted = 'Converted retries value: %r -> %r'
const counted = "Incremented Retry for (url='%s'): %r"
const unparsed = "Failed to parse headers (url=%s): %s, unparsed data: ''"
const retrying = 'Retry: %s'
const retryingAfter = "Retrying (%r) after connection broken by '%r': %s"

/** urllib3 names the version of its connection object, which is 1.1 for an HTTP/1.0 answer, too. */
const version = 'HTTP/1.1'

const connected = new WeakSet<Feed>()

/**
 * Logs the events of a feed as urllib3 logs them, under its logger's name; once a feed, however
 * often it is asked. Nothing is made of an event that nobody wants to see.
 */
export function logConnections(feed: Feed): void {
  if (connected.has(feed)) return
  connected.add(feed)
  const pool = getLogger('urllib3.connectionpool')
  const connection = getLogger('urllib3.connection')
  const retry = getLogger('urllib3.util.retry')
  feed.listen((event) => {
    if (event.type === 'head') logDefects(event, connection)
    logEvent(event, pool)
    logRetry(event, pool, retry)
  })
}

function logRetry(event: PoolReplEvent, pool: Logger, retry: Logger): void {
  switch (event.type) {
    case 'retries-converted':
      return logOrHoldBack(retry, DEBUG, converted, event.given, event.retry)
    case 'retry-counted':
      return logOrHoldBack(retry, DEBUG, counted, event.url, event.retry)
    case 'retrying':
      if (event.error === null) logOrHoldBack(pool, DEBUG, retrying, event.target)
      else logOrHoldBack(pool, WARNING, retryingAfter, event.retry, event.error, event.target)
      return
    default:
  }
}

function logEvent(event: PoolReplEvent, logger: Logger): void {
  switch (event.type) {
    case 'head':
      if (logger.isEnabledFor(DEBUG)) logAnswer(event, logger)
      return
    case 'opening': {
      if (!logger.isEnabledFor(DEBUG)) return
      const { scheme, host, port } = event.origin
      logOrHoldBack(logger, DEBUG, starting[scheme], event.number, host, port)
      return
    }
    case 'resetting':
      if (logger.isEnabledFor(DEBUG)) logOrHoldBack(logger, DEBUG, resetting, event.origin.host)
      return
    case 'discarded':
      if (event.reason !== 'pool-full' || !logger.isEnabledFor(WARNING)) return
      logOrHoldBack(logger, WARNING, poolIsFull, event.origin.host, event.poolSize)
      return
    default:
  }
}

function logDefects({ origin, target, headers }: Head, logger: Logger): void {
  if (headers === undefined) return
  const defects = headerDefects(headers)
  if (defects.length === 0 || !logger.isEnabledFor(WARNING)) return
  const path = target.startsWith('/') ? target : `/${target}`
  const url = `${origin.scheme}://${origin.host}:${origin.port}${path}`
  const names = defects.map((name) => `${name}()`).join(', ')
  logOrHoldBack(logger, WARNING, unparsed, url, `[${names}]`)
}

function logAnswer({ origin, method, target, status, length }: Head, logger: Logger): void {
  const { scheme, host, port } = origin
  logOrHoldBack(
    logger,
    DEBUG,
    answered,
    scheme,
    host,
    port,
    method,
    target,
    version,
    status,
    length,
  )
}
