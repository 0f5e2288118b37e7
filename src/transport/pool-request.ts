import type { PoolKey } from '../pool/policy.ts'
import type { WireRequest } from './connection.ts'
import type { TlsSettings } from './tls-settings.ts'
import type { Via } from './via.ts'

/** A request, and all that its way to a connection depends on. */
export interface PoolRequest extends WireRequest {
  readonly key: PoolKey
  readonly tls: TlsSettings
  /** The proxy to go through, the same for all requests of one key. */
  readonly via?: Via | undefined
  readonly connectTimeoutMs: number | null
  readonly readTimeoutMs: number | null
  /** How long it may take to connect and then to hear of the answer; null for any time. */
  readonly totalTimeoutMs?: number | null
  /** What events call it. @default the next number */
  readonly number?: number
}
