import type { CloseReason } from '../events/reasons.ts'
import type { RawHeader } from '../http/raw-response.ts'

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
  headers: readonly RawHeader[],
): CloseReason | null {
  if (askedToClose) return 'request-close'
  let options = ''
  let isChunked = false
  for (const [name, value] of headers) {
    if (name.length === 10 && name.toLowerCase() === 'connection') options += `,${value}`
    else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') isChunked = true
  }
  if (/(^|,)\s*close\s*(,|$)/i.test(options)) return 'server-close'
  if (httpVersion === '1.0' && !/(^|,)\s*keep-alive\s*(,|$)/i.test(options)) return 'http-1.0'
  return length === null && !isChunked ? 'until-close' : null
}
