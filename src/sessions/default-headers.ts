import { acceptEncoding } from '../adapters/index.ts'
import { HeaderTable } from '../http/header-table.ts'
import { userAgent } from '../http/product.ts'

/** The headers that every new session sends, in requests' order. */
export function defaultHeaders<V>(): HeaderTable<V | string> {
  return new HeaderTable<V | string>([
    ['User-Agent', userAgent],
    ['Accept-Encoding', acceptEncoding],
    ['Accept', '*/*'],
    ['Connection', 'keep-alive'],
  ])
}
