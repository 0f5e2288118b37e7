import * as errors from '../errors.ts'
import { type Phase, TransportError } from '../errors.ts'
import type { Origin } from '../http/origin.ts'
import { defineRepr, reprTuple } from '../repr/index.ts'
import { codeOf, HeadTooLong } from '../transport/failures.ts'
import { timeoutFault } from '../transport/socket-timeout.ts'
import type { Via } from '../transport/via.ts'
import { certificateFailure } from './certificate-failure.ts'
import { proxyError, tunnelRefused } from './proxy-errors.ts'

/** What an error's text names besides the failure itself. */
export interface ErrorContext {
  /** The origin of the pool. */
  readonly origin: Origin
  /** The proxy that the connection goes through. */
  readonly via?: Via | undefined
  readonly target: string
  /** In seconds, as they were given; null where none was. */
  readonly connectTimeout: number | null
  readonly readTimeout: number | null
}

/** How Linux numbers and words the failures of a socket, which Python prints. */
const systemErrors: Readonly<Record<string, readonly [number, string]>> = {
  ECONNREFUSED: [111, 'Connection refused'],
  ECONNRESET: [104, 'Connection reset by peer'],
  EPIPE: [32, 'Broken pipe'],
  ETIMEDOUT: [110, 'Connection timed out'],
  EHOSTUNREACH: [113, 'No route to host'],
  ENETUNREACH: [101, 'Network is unreachable'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address'],
  EMFILE: [24, 'Too many open files'],
  ENOTFOUND: [-2, 'Name or service not known'],
  ENODATA: [-5, 'No address associated with hostname'],
  EAI_AGAIN: [-3, 'Temporary failure in name resolution'],
}

/** The name of a connection in urllib3's texts, which carry its address in memory. */
class ConnectionName {
  readonly #text: string

  static {
    defineRepr(ConnectionName, (name) => `<${name.#text} at 0x${'0'.repeat(12)}>`)
  }

  constructor(text: string) {
    this.#text = text
  }
}

/**
 * A failure of the transport as urllib3 raises it, before the retries have their say.
 *
 * What is no failure of the transport, such as an interrupt, passes unchanged.
 */
export function asUrllib3Error(error: unknown, context: ErrorContext): unknown {
  if (!(error instanceof TransportError)) return error
  const { via } = context
  if (via === undefined || via.kind === 'socks') return worded(error, context)
  if (error.failure === 'proxy-refused') return proxyError(tunnelRefused(error), via.proxy)
  if (error.proxy === undefined && !isLost(error)) return worded(error, context)
  return proxyError(proxyReason(error, context, via), via.proxy)
}

/**
 * Whether a connection was lost under a request. http.client closes it then, and to urllib3 a closed
 * one has never got through to its proxy.
 */
function isLost({ failure, phase }: TransportError): boolean {
  const lost = failure === 'reset' || failure === 'disconnected'
  return lost && (phase === 'send' || phase === 'wait')
}

function proxyReason(error: TransportError, context: ErrorContext, { proxy }: Via): Error {
  switch (error.failure) {
    case 'reset':
    case 'disconnected':
      return abortedReason(error, context)
    case 'read-timeout':
      return worded(error, context)
    default: {
      // a connection is called by the scheme of its pool and by the address of the proxy
      const { host, port } = proxy
      return worded(error, { ...context, origin: { scheme: context.origin.scheme, host, port } })
    }
  }
}

function worded(error: TransportError, context: ErrorContext): Error {
  switch (error.failure) {
    case 'name-unknown':
    case 'unreachable':
    case 'proxy-refused':
    case 'refused-by-route':
    case 'connect-timeout':
      return connectError(error, context)
    case 'tls':
      return sslError(error, context)
    case 'read-timeout':
      return readTimeout(error, context)
    case 'refused-by-pool':
      return closedPool(error, context)
    default:
      return aborted(error, context)
  }
}

function connectError(error: TransportError, context: ErrorContext): Error {
  const host = connectedHost(context)
  const name = connectionName(context)
  const socks = context.via?.kind === 'socks'
  if (error.failure === 'connect-timeout') {
    const message = `Connection to ${host} timed out. (connect timeout=${context.connectTimeout})`
    const args = [new ConnectionName(name), message]
    return new errors.ConnectTimeoutError(reprTuple(args), { cause: error, args })
  }
  if (error.failure === 'name-unknown' && !socks) {
    const text = `${name}: Failed to resolve '${host}' (${systemText(error)})`
    return new errors.NameResolutionError(text, { cause: error })
  }
  const text = `${name}: Failed to establish a new connection: ${systemText(error)}`
  return new errors.NewConnectionError(text, { cause: error })
}

/** A failed handshake, or an alert that came later. */
export function sslError(error: TransportError, { origin }: ErrorContext): errors.Urllib3SSLError {
  const reason = certificateFailure(error.cause, origin.host, error)
  return new errors.Urllib3SSLError(reason.message, { cause: reason, args: [reason] })
}

function readTimeout(error: TransportError, context: ErrorContext): Error {
  const { readTimeout, connectTimeout } = context
  const shaking = error.phase === 'tls' || error.phase === 'proxy'
  const seconds = shaking ? connectTimeout : readTimeout
  const fault = timeoutFault(seconds === null ? null : seconds * 1000)
  if (fault !== undefined) return fault
  const message = `${poolName(context)}: Read timed out. (read timeout=${seconds})`
  return new errors.ReadTimeoutError(message, { cause: error })
}

function closedPool(error: TransportError, context: ErrorContext): errors.ClosedPoolError {
  return new errors.ClosedPoolError(`${poolName(context)}: ${error.message}`, { cause: error })
}

function aborted(error: TransportError, context: ErrorContext): errors.ProtocolError {
  const reason = abortedReason(error, context)
  const args = ['Connection aborted.', reason]
  return new errors.ProtocolError(reprTuple(args), { cause: reason, args })
}

/** The phases before TLS with the target is up. */
const handshakes: ReadonlySet<Phase> = new Set(['proxy', 'tls'])

function abortedReason(error: TransportError, { origin }: ErrorContext): Error {
  const cause = error
  // once TLS is up, OpenSSL tells Python of a reset as of an end
  const secured = origin.scheme === 'https' && !handshakes.has(error.phase)
  if (error.failure === 'reset' && !secured) {
    const [number, text] = systemError(error)
    return new errors.ConnectionResetError(`[Errno ${number}] ${text}`, {
      cause,
      args: [number, text],
    })
  }
  if (error.failure === 'not-http') {
    if (error.cause instanceof HeadTooLong) {
      const { message } = error.cause
      const tooLong = message.endsWith('line') ? errors.LineTooLong : errors.HTTPException
      return new tooLong(message, { cause })
    }
    return new errors.BadStatusLine(error.message, { cause })
  }
  return new errors.RemoteDisconnected('Remote end closed connection without response', { cause })
}

function systemError(error: TransportError): readonly [number, string] {
  const known = systemErrors[codeOf(error.cause)]
  return known ?? [104, systemErrors.ECONNRESET?.[1] ?? error.message]
}

function systemText(error: TransportError): string {
  if (error.failure === 'refused-by-route' || error.failure === 'proxy-refused') {
    return error.message
  }
  const known = systemErrors[codeOf(error.cause)]
  return known === undefined ? error.message : `[Errno ${known[0]}] ${known[1]}`
}

/** A connection, unlike its pool, knows a host without its last dot. */
function connectedHost({ origin: { host } }: ErrorContext): string {
  return host.replace(/\.+$/, '')
}

function connectionName(context: ErrorContext): string {
  const { origin, via } = context
  const { scheme, port } = origin
  const plain = via?.kind === 'socks' ? 'SOCKSConnection' : 'HTTPConnection'
  const secure = via?.kind === 'socks' ? 'SOCKSHTTPSConnection' : 'HTTPSConnection'
  return `${scheme === 'https' ? secure : plain}(host='${connectedHost(context)}', port=${port})`
}

/** A pool as urllib3's texts name it. */
export function poolName({ origin, via }: Pick<ErrorContext, 'origin' | 'via'>): string {
  const { scheme, host, port } = origin
  const kind = scheme === 'https' ? 'HTTPSConnectionPool' : 'HTTPConnectionPool'
  const prefix = via?.kind === 'socks' ? 'SOCKS' : ''
  return `${prefix}${kind}(host='${host}', port=${port})`
}
