/**
 * The library part of pool-repl: requests over pools of connections that behave and log as
 * urllib3's do.
 *
 * @example
 * import { logging, Session } from 'pool-repl'
 *
 * logging.basicConfig({ level: 'DEBUG' })
 * const session = new Session()
 * const response = await session.get('http://example.com/')
 *
 * @module
 */

export {
  BaseAdapter,
  HTTPAdapter,
  type HTTPAdapterOptions,
  Timeout,
  type TimeoutParts,
  urllib3,
} from './adapters/index.ts'
export { AuthBase } from './auth/auth-base.ts'
export { HTTPBasicAuth } from './auth/basic-auth.ts'
export { HTTPDigestAuth } from './auth/digest-auth.ts'
export { HTTPProxyAuth } from './auth/proxy-auth.ts'
export { RequestsCookieJar } from './cookies/requests-cookie-jar.ts'
export * as exceptions from './errors.ts'
export { CaseInsensitiveDict } from './http/case-insensitive-dict.ts'
export {
  Bill,
  type Billing,
  bill,
  type ConnectionRow,
  ConnectionTable,
  type ConnsOptions,
  conns,
  type Phases,
  type ResponseConnection,
  type Totals,
  type Why,
  type WhyCode,
} from './ledger/index.ts'
export { type Logging, logging } from './logging/index.ts'
export { PreparedRequest } from './models/prepared-request.ts'
export { Request } from './models/request.ts'
export { Response } from './models/response.ts'
export { Pending } from './pending.ts'
export { RequestHistory, Retry, type RetrySettings } from './retry/index.ts'
export { type RequestOptions, requests, Session } from './sessions/index.ts'
export {
  type CompareOptions,
  Comparison,
  compare,
  TimeitResult,
  type Timing,
  type TimingOptions,
  timeit,
} from './timeit/index.ts'
