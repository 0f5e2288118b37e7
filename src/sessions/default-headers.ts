import { acceptEncoding } from '../adapters/index.ts'
import { HeaderTable } from '../http/header-table.ts'
import { version } from '../http/product.ts'

/** What a session says of itself. */
export const defaultUserAgent: string = `pool-repl/${version}`

/** The headers that every new session sends, in requests' order. */
export function defaultHeaders<V>(): HeaderTable<V | string> {
  return new HeaderTable<V | string>([
    ['User-Agent', defaultUserAgent],
    ['Accept-Encoding', acceptEncoding],
    ['Accept', '*/*'],
    ['Connection', 'keep-alive'],
  ])
}
