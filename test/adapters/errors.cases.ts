import type { Phase, TransportFailure } from '../../src/errors.ts'
import { HeadTooLong } from '../../src/transport/failures.ts'

/** A failure on a connection, and what it becomes on the way to the caller. */
export interface ErrorCase {
  readonly name: string
  readonly failure: TransportFailure
  readonly phase: Phase
  /** The code of the error underneath. */
  readonly code?: string
  /** The error underneath, where it is ours. */
  readonly cause?: Error
  readonly message?: string
  readonly scheme?: 'http' | 'https'
  /** The class that requests raises, under its path in Python. */
  readonly becomes: string
  readonly text: string
}

const pool = "HTTPConnectionPool(host='a.test', port=80)"
const retries = `${pool}: Max retries exceeded with url: /x (Caused by `

export const errorCases: readonly ErrorCase[] = [
  {
    name: 'a refused port',
    failure: 'unreachable',
    phase: 'connect',
    code: 'ECONNREFUSED',
    becomes: 'requests.exceptions.ConnectionError',
    text: `${retries}NewConnectionError("HTTPConnection(host='a.test', port=80): Failed to establish a new connection: [Errno 111] Connection refused"))`,
  },
  {
    name: 'an unknown name',
    failure: 'name-unknown',
    phase: 'dns',
    code: 'ENOTFOUND',
    becomes: 'requests.exceptions.ConnectionError',
    text: `${retries}NameResolutionError("HTTPConnection(host='a.test', port=80): Failed to resolve 'a.test' ([Errno -2] Name or service not known)"))`,
  },
  {
    name: 'a connection that took too long',
    failure: 'connect-timeout',
    phase: 'connect',
    becomes: 'requests.exceptions.ConnectTimeout',
    text: `${retries}ConnectTimeoutError(<HTTPConnection(host='a.test', port=80) at 0x000000000000>, 'Connection to a.test timed out. (connect timeout=0.2)'))`,
  },
  {
    name: 'a silent server',
    failure: 'read-timeout',
    phase: 'wait',
    becomes: 'requests.exceptions.ReadTimeout',
    text: `${pool}: Read timed out. (read timeout=0.5)`,
  },
  {
    name: 'a connection that was closed without an answer',
    failure: 'disconnected',
    phase: 'wait',
    becomes: 'requests.exceptions.ConnectionError',
    text: "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  },
  {
    name: 'a connection that was torn down',
    failure: 'reset',
    phase: 'wait',
    code: 'ECONNRESET',
    becomes: 'requests.exceptions.ConnectionError',
    text: "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
  },
  {
    name: 'an answer that is not HTTP',
    failure: 'not-http',
    phase: 'wait',
    code: 'HPE_INVALID_CONSTANT',
    message: 'HELLO WORLD\r\n',
    becomes: 'requests.exceptions.ConnectionError',
    text: "('Connection aborted.', BadStatusLine('HELLO WORLD\\r\\n'))",
  },
  {
    name: 'too many headers',
    failure: 'not-http',
    phase: 'wait',
    cause: new HeadTooLong('got more than 100 headers'),
    becomes: 'requests.exceptions.ConnectionError',
    text: "('Connection aborted.', HTTPException('got more than 100 headers'))",
  },
  {
    name: 'a header line that is too long',
    failure: 'not-http',
    phase: 'wait',
    cause: new HeadTooLong('got more than 65536 bytes when reading header line'),
    becomes: 'requests.exceptions.ConnectionError',
    text: "('Connection aborted.', LineTooLong('got more than 65536 bytes when reading header line'))",
  },
  {
    name: 'an expired certificate',
    failure: 'tls',
    phase: 'tls',
    code: 'CERT_HAS_EXPIRED',
    scheme: 'https',
    becomes: 'requests.exceptions.SSLError',
    text: "HTTPSConnectionPool(host='a.test', port=80): Max retries exceeded with url: /x (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)')))",
  },
  {
    name: 'a certificate of another host',
    failure: 'tls',
    phase: 'tls',
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    scheme: 'https',
    becomes: 'requests.exceptions.SSLError',
    text: "HTTPSConnectionPool(host='a.test', port=80): Max retries exceeded with url: /x (Caused by SSLError(SSLCertVerificationError(1, \"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'a.test'. (_ssl.c:1006)\")))",
  },
  {
    name: 'a plain port under https',
    failure: 'tls',
    phase: 'tls',
    code: 'ERR_SSL_WRONG_VERSION_NUMBER',
    scheme: 'https',
    becomes: 'requests.exceptions.SSLError',
    text: "HTTPSConnectionPool(host='a.test', port=80): Max retries exceeded with url: /x (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)')))",
  },
  {
    name: 'a host that no route leads to',
    failure: 'refused-by-route',
    phase: 'dns',
    message: 'offline, and no route leads to a.test:80',
    becomes: 'requests.exceptions.ConnectionError',
    text: `${retries}NewConnectionError("HTTPConnection(host='a.test', port=80): Failed to establish a new connection: offline, and no route leads to a.test:80"))`,
  },
]
