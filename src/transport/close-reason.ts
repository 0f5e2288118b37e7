import type { CloseReason } from '../events/reasons.ts'
import type { HeaderLines } from '../http/header-lines.ts'

/**
 * Why a connection ends with an answer; null where it may serve on. RFC 9112, 9.3 and 6.3.
 *
 * @param length the announced length of the body; null for a chunked one, and for one that ends
 *   with the connection
 */
export function closeReason(
  askedToClose: boolean,
  httpVersion: '1.0' | '1.1',
  length: number | null,
  headers: HeaderLines,
): CloseReason | null {
  if (askedToClose) return 'request-close'
  const options = headers.get('connection') ?? ''
  if (/(^|,)\s*close\s*(,|$)/i.test(options)) return 'server-close'
  if (httpVersion === '1.0' && !/(^|,)\s*keep-alive\s*(,|$)/i.test(options)) return 'http-1.0'
  const isChunked = length === null && headers.values('transfer-encoding').length > 0
  return length === null && !isChunked ? 'until-close' : null
}
