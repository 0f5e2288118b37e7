import type { HeaderLines } from './header-lines.ts'

/**
 * Whether the body comes in chunks, as far as the head says: that has to be the last of its codings
 * (RFC 9112, section 6.3).
 */
export function isChunked(headers: HeaderLines): boolean {
  const codings = headers.get('transfer-encoding')
  return codings !== undefined && /(?:^|,)[ \t]*chunked[ \t]*$/i.test(codings)
}
