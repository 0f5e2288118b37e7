/**
 * Every exception that pool-repl throws, under the names that requests and urllib3 gave them.
 *
 * ```
 * Error
 *  └ PythonError                       name, module, args; knows several parents
 *     ├ ValueError ─ UnicodeError ─ UnicodeEncodeError, UnicodeDecodeError
 *     ├ OSError, OverflowError, LookupError ─ KeyError
 *     ├ RuntimeError ─ NotImplementedError, RecursionError, CookieConflictError
 *     ├ RequestException (OSError)     requests.exceptions: request, response
 *     │   ├ HTTPError
 *     │   ├ InvalidJSONError ─ JSONDecodeError (ValueError)
 *     │   ├ ConnectionError
 *     │   │   ├ ProxyError, SSLError
 *     │   │   └ ConnectTimeout (Timeout)
 *     │   ├ Timeout ─ ReadTimeout
 *     │   ├ URLRequired, TooManyRedirects
 *     │   ├ MissingSchema, InvalidSchema, InvalidURL ─ InvalidProxyURL, InvalidHeader   (ValueError)
 *     │   ├ ChunkedEncodingError, ContentDecodingError (Urllib3HTTPError)
 *     │   ├ StreamConsumedError (TypeError), RetryError, UnrewindableBodyError, ResponseNotRead
 *     ├ Urllib3HTTPError               urllib3.exceptions.HTTPError
 *     │   ├ PoolError ─ EmptyPoolError, ClosedPoolError
 *     │   │   └ Urllib3RequestError ─ MaxRetryError, ReadTimeoutError (Urllib3TimeoutError)
 *     │   ├ Urllib3TimeoutError ─ ConnectTimeoutError ─ NewConnectionError ─ NameResolutionError
 *     │   ├ ProtocolError ─ IncompleteRead, InvalidChunkLength
 *     │   ├ ResponseError, Urllib3InvalidHeader, Urllib3UnrewindableBodyError
 *     │   ├ DecodeError, Urllib3SSLError, Urllib3ProxyError, LocationValueError (ValueError) ─ LocationParseError, ProxySchemeUnknown
 *     ├ HTTPWarning ─ SecurityWarning ─ InsecureRequestWarning   told, and not thrown
 *     └ RemoteDisconnected, ConnectionResetError …  what the socket said, as Python names it
 * TransportError                       what went wrong on one connection, before any client words it
 * ```
 *
 * requests derives some classes from two parents (`ConnectTimeout` is a ConnectionError and a
 * Timeout). JavaScript has one prototype chain, so the second parent stands in `alsoExtends`, and
 * `instanceof` asks both.
 *
 * The file holds one class after another, because a tree is read best whole.
 */

/** The phase of a request in which something happened. */
export type Phase = 'queued' | 'dns' | 'connect' | 'proxy' | 'tls' | 'send' | 'wait' | 'receive'

/** What an exception keeps of the request behind it. */
export interface FailedRequest {
  readonly method: string | null
  readonly url: string | null
}

/** What an exception keeps of the answer behind it. */
export interface FailedResponse {
  readonly status_code: number
  readonly reason: string
  readonly url: string
}

export interface PythonErrorOptions {
  readonly cause?: unknown
  /** Python's `e.args`, where it is not just the message. */
  readonly args?: readonly unknown[]
}

type ErrorClass = new (...args: never[]) => Error

interface PythonErrorClass {
  readonly prototype: object
  readonly alsoExtends: readonly ErrorClass[]
}

function* classesOf(value: object): Generator<PythonErrorClass> {
  for (let at = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    if (typeof at.constructor === 'function') yield at.constructor
  }
}

function descendsFrom(value: object, wanted: { readonly prototype: object }): boolean {
  if (Object.prototype.isPrototypeOf.call(wanted.prototype, value)) return true
  for (const own of classesOf(value)) {
    if (!Object.hasOwn(own, 'alsoExtends')) continue
    for (const parent of own.alsoExtends) {
      if (parent === wanted || descendsFrom(parent.prototype, wanted)) return true
    }
  }
  return false
}

/** An exception with Python's name, module and arguments. */
export class PythonError extends Error {
  /** The Python module that defines the class. */
  static readonly module: string = 'builtins'
  /** Parents besides the one that `extends` names. */
  static readonly alsoExtends: readonly ErrorClass[] = []
  /** Python's `e.args`. */
  readonly args: readonly unknown[]
  /** The class under its Python path, such as `requests.exceptions.ReadTimeout`. */
  readonly code: string

  constructor(message = '', options: PythonErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    const own = new.target
    const name = own.pythonName()
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true })
    this.args = options.args ?? (message === '' ? [] : [message])
    this.code = `${own.module}.${name}`
    for (const key of ['args', 'code']) Object.defineProperty(this, key, { enumerable: false })
  }

  /** The class's name in Python; differs from the one here where two modules share it. */
  static pythonName(): string {
    return this.name.replace(/^Urllib3/, '')
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && descendsFrom(value, this)
  }
}

type Noted = Error & { readonly __notes__?: unknown }

/**
 * Adds to an error where it happened, as Python's `add_note` does (PEP 678): it stays the error that
 * it is, and its notes stand in its `__notes__`.
 *
 * @returns whether it could be added: nothing can be to a frozen error, and to what is no error
 */
export function addNote(error: unknown, note: string): error is Error {
  if (!(error instanceof Error)) return false
  const notes = notesOf(error)
  if (notes.includes(note)) return true
  return Reflect.set(error, '__notes__', [...notes, note])
}

/** What was added to an error by {@link addNote}, or by anybody in Python's manner. */
export function notesOf(error: Error): readonly string[] {
  const notes = (error as Noted).__notes__
  return Array.isArray(notes) ? notes.filter((note) => typeof note === 'string') : []
}

// Python's own.

/** A value of the right type that makes no sense. */
export class ValueError extends PythonError {}

/** A number is too large for what it is wanted as. */
export class OverflowError extends PythonError {}

/** A name that is not there. */
export class LookupError extends PythonError {}

/** A key that is not there. */
export class KeyError extends LookupError {}

/** Something went wrong that has no class of its own. */
export class RuntimeError extends PythonError {}

/** Something calls itself without an end. */
export class RecursionError extends RuntimeError {}

/** What is not built. */
export class NotImplementedError extends RuntimeError {}

/** Text that can not be encoded or decoded. */
export class UnicodeError extends ValueError {}

/** Text that the encoding has no bytes for. */
export class UnicodeEncodeError extends UnicodeError {}

/** Bytes that the encoding has no text for. */
export class UnicodeDecodeError extends UnicodeError {}

/** What the operating system refused. */
export class OSError extends PythonError {}

/** Compressed data is broken. */
export class ZlibError extends PythonError {
  static override readonly module: string = 'zlib'

  static override pythonName(): string {
    return 'error'
  }
}

/** What http.client does not take of an answer. */
export class HTTPException extends PythonError {
  static override readonly module: string = 'http.client'
}

/** What came is not the first line of an answer. */
export class BadStatusLine extends HTTPException {}

/** A header line is longer than a client takes. */
export class LineTooLong extends HTTPException {}

/** The body ended before its announced end, as http.client says it. */
export class HttpClientIncompleteRead extends HTTPException {
  static override pythonName(): string {
    return 'IncompleteRead'
  }
}

/** TLS failed, as Python's ssl module says it. */
export class PythonSSLError extends OSError {
  static override readonly module: string = 'ssl'

  static override pythonName(): string {
    return 'SSLError'
  }
}

/** The peer closed the connection during the handshake. */
export class SSLEOFError extends PythonSSLError {
  static override pythonName(): string {
    return 'SSLEOFError'
  }
}

/** The certificate of the peer was refused. */
export class SSLCertVerificationError extends OSError {
  static override readonly module: string = 'ssl'
  static override readonly alsoExtends: readonly ErrorClass[] = [PythonSSLError]
}

/** The peer closed the connection before it answered. */
export class RemoteDisconnected extends OSError {
  static override readonly module: string = 'http.client'
}

/** The peer had closed the connection when something was written to it. */
export class BrokenPipeError extends OSError {}

/** Nobody listens at the address. */
export class ConnectionRefusedError extends OSError {}

/** The peer tore the connection down. */
export class ConnectionResetError extends OSError {}

/** The connection was torn down on this side. */
export class ConnectionAbortedError extends OSError {}

/** The operating system gave up waiting. */
export class TimeoutError extends OSError {}

/** The name has no address. */
export class SocketGaierror extends OSError {
  static override readonly module: string = 'socket'

  static override pythonName(): string {
    return 'gaierror'
  }
}

// requests.exceptions

export interface RequestExceptionOptions extends PythonErrorOptions {
  readonly request?: FailedRequest | null | undefined
  readonly response?: FailedResponse | null | undefined
}

/** Whatever goes wrong with a request: the parent of all that requests raises. */
export class RequestException extends OSError {
  static override readonly module: string = 'requests.exceptions'
  /** The request that failed, where there was one. */
  readonly request: FailedRequest | null
  /** The answer that led to the exception, where there was one. */
  readonly response: FailedResponse | null

  constructor(message = '', options: RequestExceptionOptions = {}) {
    super(message, options)
    this.response = options.response ?? null
    const carried = (this.response as { request?: FailedRequest } | null)?.request
    this.request = options.request ?? carried ?? null
    for (const key of ['request', 'response']) {
      Object.defineProperty(this, key, { enumerable: false })
    }
  }
}

/** A body that is not JSON, or can not be written as JSON. */
export class InvalidJSONError extends RequestException {}

/** The body of an answer is not JSON. */
export class JSONDecodeError extends InvalidJSONError {
  static override readonly alsoExtends: readonly ErrorClass[] = [ValueError]
}

/** An answer of status 400 to 599, raised by `raise_for_status()`. */
export class HTTPError extends RequestException {}

/** The time allowed was over: parent of the two kinds. */
export class Timeout extends RequestException {}

/** No connection, or a broken one. */
export class ConnectionError extends RequestException {}

/** The proxy could not be reached, or refused. */
export class ProxyError extends ConnectionError {}

/** The TLS handshake or the check of the certificate failed. */
export class SSLError extends ConnectionError {}

/** No connection within the time allowed; safe to try again. */
export class ConnectTimeout extends ConnectionError {
  static override readonly alsoExtends: readonly ErrorClass[] = [Timeout]
}

/** The server sent nothing within the time allowed. */
export class ReadTimeout extends Timeout {}

/** A request needs a URL. */
export class URLRequired extends RequestException {}

/** More redirects than `max_redirects`. */
export class TooManyRedirects extends RequestException {}

/** The URL has no scheme, such as http or https. */
export class MissingSchema extends RequestException {
  static override readonly alsoExtends: readonly ErrorClass[] = [ValueError]
}

/** The scheme of the URL is one that no adapter serves. */
export class InvalidSchema extends RequestException {
  static override readonly alsoExtends: readonly ErrorClass[] = [ValueError]
}

/** The URL can not be read. */
export class InvalidURL extends RequestException {
  static override readonly alsoExtends: readonly ErrorClass[] = [ValueError]
}

/** The header can not be sent. */
export class InvalidHeader extends RequestException {
  static override readonly alsoExtends: readonly ErrorClass[] = [ValueError]
}

/** The proxy's URL can not be read. */
export class InvalidProxyURL extends InvalidURL {}

/** The body of the answer was read already. */
export class StreamConsumedError extends RequestException {}

/** The body of a streamed answer was asked for before it was read: pool-repl's own. */
export class ResponseNotRead extends RequestException {
  static override readonly module: string = 'pool_repl'
}

/** Two cookies of one name, and nothing that says which is meant. */
export class CookieConflictError extends RuntimeError {
  static override readonly module: string = 'requests.cookies'
}

/** The retries of the adapter are used up. */
export class RetryError extends RequestException {}

/** The body was sent once and can not be sent again. */
export class UnrewindableBodyError extends RequestException {}

// urllib3.exceptions

/** Parent of all that urllib3 raises. */
export class Urllib3HTTPError extends PythonError {
  static override readonly module: string = 'urllib3.exceptions'
}

/** Something went wrong in a pool. */
export class PoolError extends Urllib3HTTPError {}

/** No connection is free, and the pool may open no more. */
export class EmptyPoolError extends PoolError {}

/** The pool was closed. */
export class ClosedPoolError extends PoolError {}

/** A request to a pool failed; parent of those that name its target. */
export class Urllib3RequestError extends PoolError {}

/** All attempts were used up; `reason` is what ended the last one. */
export class MaxRetryError extends Urllib3RequestError {
  readonly reason: Error | null

  constructor(message: string, reason: Error | null) {
    super(message, { cause: reason })
    this.reason = reason
  }
}

/** The time allowed was over. */
export class Urllib3TimeoutError extends Urllib3HTTPError {}

/** No connection within the time allowed. */
export class ConnectTimeoutError extends Urllib3TimeoutError {}

/** No connection could be made. */
export class NewConnectionError extends ConnectTimeoutError {}

/** The name of the host has no address. */
export class NameResolutionError extends NewConnectionError {}

/** The server sent nothing within the time allowed. */
export class ReadTimeoutError extends Urllib3RequestError {
  static override readonly alsoExtends: readonly ErrorClass[] = [Urllib3TimeoutError]
}

/** The connection broke, or what came over it is not HTTP. */
export class ProtocolError extends Urllib3HTTPError {}

/** The body ended before its announced end. */
export class IncompleteRead extends ProtocolError {}

/** A chunk of the body has no readable length. */
export class InvalidChunkLength extends ProtocolError {}

/** The body is not what its Content-Encoding says. */
export class DecodeError extends Urllib3HTTPError {}

/** The answers that came were none to be content with: of a status that is retried, or redirects. */
export class ResponseError extends Urllib3HTTPError {}

/** A header of an answer that can not be read. */
export class Urllib3InvalidHeader extends Urllib3HTTPError {}

/** The body was sent once and can not be sent again. */
export class Urllib3UnrewindableBodyError extends Urllib3HTTPError {}

/** TLS failed. */
export class Urllib3SSLError extends Urllib3HTTPError {}

/** The connection to the proxy failed. */
export class Urllib3ProxyError extends Urllib3HTTPError {}

/** What urllib3 warns of: parent of its warnings. */
export class HTTPWarning extends PythonError {
  static override readonly module: string = 'urllib3.exceptions'
}

/** Something is not as safe as it could be. */
export class SecurityWarning extends HTTPWarning {}

/** A request goes out to a server that nobody has checked. */
export class InsecureRequestWarning extends SecurityWarning {}

/** The URL given to a pool can not be read. */
export class LocationValueError extends Urllib3HTTPError {
  static override readonly alsoExtends: readonly ErrorClass[] = [ValueError]
}

/** The scheme of a proxy's URL is none that a proxy speaks. */
export class ProxySchemeUnknown extends LocationValueError {}

/** The URL can not be taken apart. */
export class LocationParseError extends LocationValueError {
  /** The text that is no URL. */
  readonly location: string

  constructor(location: string) {
    super(`Failed to parse: ${location}`)
    this.location = location
  }
}

// Answers whose body failed: both libraries' children.

/** The body of the answer broke off. */
export class ChunkedEncodingError extends RequestException {}

/** The body of the answer can not be decoded. */
export class ContentDecodingError extends RequestException {
  static override readonly alsoExtends: readonly ErrorClass[] = [Urllib3HTTPError]
}

// What went wrong on a connection, before any client words it.

/** What happened on a connection, as the executor and its clients tell failures apart. */
export type TransportFailure =
  | 'name-unknown'
  | 'unreachable'
  | 'connect-timeout'
  /** A proxy that was reached refused to lead to the target. */
  | 'proxy-refused'
  | 'tls'
  | 'reset'
  | 'disconnected'
  | 'read-timeout'
  | 'not-http'
  | 'body-incomplete'
  | 'body-malformed'
  | 'refused-by-pool'
  | 'refused-by-route'

export interface TransportErrorOptions {
  readonly cause?: unknown
  readonly phase: Phase
  /** The id of the connection, such as `c3`, once it has one. */
  readonly connection?: string | undefined
  /** The proxy, `host:port`, where it failed on the way to it. */
  readonly proxy?: string | undefined
}

/**
 * A failure on one connection, the same for every client.
 *
 * `failure` says what, `phase` when, `connection` where, `proxy` that it was on the way to one;
 * `cause` is what the engine or the
 * operating system said. An adapter words it as its own library does.
 */
export class TransportError extends Error {
  readonly failure: TransportFailure
  readonly phase: Phase
  readonly connection: string | undefined
  readonly proxy: string | undefined

  constructor(failure: TransportFailure, message: string, options: TransportErrorOptions) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.name = 'TransportError'
    this.failure = failure
    this.phase = options.phase
    this.connection = options.connection
    this.proxy = options.proxy
  }
}
