import { type Phase, TransportError, type TransportFailure } from '../errors.ts'
import type { ConnectionId } from '../events/event.ts'

const resetCodes = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED'])

/** The code of a {@link StaleConnection}. */
export const staleCode = 'POOL_REPL_STALE'

/** A connection was found closed before anything of the request was written to it. */
export class StaleConnection extends Error {
  readonly code: string = staleCode

  constructor() {
    super('the connection was closed while it was idle')
  }
}

/** The head of an answer is longer than http.client takes. */
export class HeadTooLong extends Error {
  override readonly name = 'HeadTooLong'
}

/** As many lines as http.client takes of a head, with the empty one that ends it. */
const mostHeaderLines = 100
/** As many bytes as it takes of one line, with its end. */
const longestHeaderLine = 65_536

/** What http.client says to a head with these names and values in turn; undefined where it takes it. */
export function headTooLong(
  names: readonly { readonly length: number }[],
): HeadTooLong | undefined {
  if (names.length / 2 + 1 > mostHeaderLines) {
    return new HeadTooLong(`got more than ${mostHeaderLines} headers`)
  }
  for (let i = 0; i + 1 < names.length; i += 2) {
    const length = (names[i]?.length ?? 0) + (names[i + 1]?.length ?? 0) + ': \r\n'.length
    if (length > longestHeaderLine) return headerLineTooLong()
  }
  return undefined
}

function headerLineTooLong(): HeadTooLong {
  return new HeadTooLong(`got more than ${longestHeaderLine} bytes when reading header line`)
}

const passing = new Set([
  staleCode,
  'UND_ERR_ABORTED',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
])

interface Coded {
  readonly code?: unknown
}

/** The code of an error of the engine or of the operating system; empty where it has none. */
export function codeOf(error: unknown): string {
  const code = (error as Coded | null | undefined)?.code
  if (typeof code === 'string') return code
  // the engine's parser looks its codes up the wrong way round, and has none in the end
  if (!(error instanceof Error) || error.name !== 'HTTPParserError') return ''
  return error.message.includes('Invalid EOF state') ? 'HPE_INVALID_EOF_STATE' : 'HPE_UNKNOWN'
}

/** Whether the engine failed with what came in, rather than with the connection. */
export function isAboutBytes(error: unknown): boolean {
  if (codeOf(error).startsWith('HPE_')) return true
  return error instanceof Error && error.message === 'bad response'
}

/**
 * What an error of the engine means for the connection and the phase that it ended.
 *
 * Errors that are ours already, and reasons of an abort, pass unchanged.
 */
export function asTransportError(error: unknown, phase: Phase, connection: ConnectionId): unknown {
  const code = codeOf(error)
  if (error instanceof TransportError || !isOfEngine(error, code)) return error
  const message = error instanceof Error ? error.message : String(error)
  const failure = failureOf(code, phase)
  const cause = code === 'UND_ERR_HEADERS_OVERFLOW' ? headerLineTooLong() : error
  return new TransportError(failure, message, { phase, connection, cause })
}

function isOfEngine(error: unknown, code: string): boolean {
  return error instanceof Error && code !== '' && !passing.has(code)
}

function failureOf(code: string, phase: Phase): TransportFailure {
  const inBody = phase === 'receive'
  if (resetCodes.has(code)) return inBody ? 'body-incomplete' : 'reset'
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'body-incomplete'
  if (code === 'HPE_INVALID_EOF_STATE') return inBody ? 'body-incomplete' : 'disconnected'
  if (code.startsWith('ERR_SSL_')) return 'tls'
  if (code.startsWith('HPE_')) return inBody ? 'body-malformed' : 'not-http'
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'not-http'
  return inBody ? 'body-incomplete' : 'disconnected'
}
