import * as errors from '../errors.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import { repr } from '../repr/repr.ts'

/** What requests raises for what urllib3 raised; mirrors the end of requests' `HTTPAdapter.send`. */
export function asRequestsError(error: unknown, request: PreparedRequest): unknown {
  if (!(error instanceof errors.Urllib3HTTPError)) return refusedByEngine(error, request) ?? error
  const wrapped = classFor(error)
  if (wrapped === undefined) return error
  return new wrapped(error.message, { cause: error, args: [error], request })
}

const token = /[^-!#$%&'*+.^_`|~\dA-Za-z]/

/** What the engine sends to nobody: a method that is none, or what http.client might let pass. */
function refusedByEngine(error: unknown, request: PreparedRequest): Error | undefined {
  const { code } = error instanceof Error ? (error as Error & { code?: unknown }) : {}
  if (code !== 'UND_ERR_INVALID_ARG' && code !== 'UND_ERR_NOT_SUPPORTED') return undefined
  const method = request.method ?? ''
  const found = token.exec(method)
  if (found !== null) {
    return new errors.ValueError(
      `Method cannot contain non-token characters ${repr(method)} ` +
        `(found at least ${repr(found[0])})`,
    )
  }
  const message = `the request can not be sent: ${(error as Error).message}`
  return new errors.InvalidHeader(message, { cause: error, request })
}

type RequestsClass = new (
  message: string,
  options: errors.RequestExceptionOptions,
) => errors.RequestException

function classFor(error: errors.Urllib3HTTPError): RequestsClass | undefined {
  if (error instanceof errors.MaxRetryError) return classForReason(error.reason)
  if (error instanceof errors.ReadTimeoutError) return errors.ReadTimeout
  if (error instanceof errors.Urllib3SSLError) return errors.SSLError
  if (error instanceof errors.Urllib3ProxyError) return errors.ProxyError
  if (error instanceof errors.Urllib3InvalidHeader) return errors.InvalidHeader
  if (error instanceof errors.ProtocolError || error instanceof errors.ClosedPoolError) {
    return errors.ConnectionError
  }
  return undefined
}

function classForReason(reason: Error | null): RequestsClass {
  if (reason instanceof errors.NewConnectionError) return errors.ConnectionError
  if (reason instanceof errors.ConnectTimeoutError) return errors.ConnectTimeout
  if (reason instanceof errors.ResponseError) return errors.RetryError
  if (reason instanceof errors.Urllib3ProxyError) return errors.ProxyError
  if (reason instanceof errors.Urllib3SSLError) return errors.SSLError
  return errors.ConnectionError
}

/** What requests raises while a body is read; mirrors requests' `Response.iter_content`. */
export function asReadingError(error: unknown): unknown {
  const wrap = (wrapped: RequestsClass, cause: Error) =>
    new wrapped(cause.message, { cause, args: [cause] })
  if (error instanceof errors.ProtocolError) return wrap(errors.ChunkedEncodingError, error)
  if (error instanceof errors.DecodeError) return wrap(errors.ContentDecodingError, error)
  if (error instanceof errors.ReadTimeoutError) return wrap(errors.ConnectionError, error)
  if (error instanceof errors.Urllib3SSLError) return wrap(errors.SSLError, error)
  return error
}
