import { acceptEncoding } from '../adapters/index.ts'
import { HeaderTable } from '../http/header-table.ts'
import { userAgent } from '../http/product.ts'

const headers = new HeaderTable<string>([
  ['User-Agent', userAgent],
  ['Accept-Encoding', acceptEncoding],
  ['Accept', '*/*'],
  ['Connection', 'keep-alive'],
])

/**
 * The headers that every new session sends, in requests' order. What is derived of them is derived
 * once for all sessions that change nothing about them.
 */
export function defaultHeaders<V>(): HeaderTable<V | string> {
  // more may be set in a copy than is in the original
  return headers.copy() as HeaderTable<V | string>
}
