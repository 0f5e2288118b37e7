import * as errors from '../errors.ts'

/** Which count of a Retry a failure takes from. */
export type FailureKind = 'connect' | 'read' | 'other'

/**
 * What kind of failure an error is: before anything was sent, after that, or neither, such as one
 * of TLS. An error of a proxy is of the kind of what is behind it. Mirrors urllib3's
 * `Retry._is_connection_error` and `_is_read_error`.
 */
export function failureKind(error: Error): FailureKind {
  const behind = error instanceof errors.Urllib3ProxyError ? error.cause : error
  if (behind instanceof errors.ConnectTimeoutError) return 'connect'
  if (error instanceof errors.ReadTimeoutError) return 'read'
  return error instanceof errors.ProtocolError ? 'read' : 'other'
}
