import type { PoolIdentity } from '../events/event.ts'
import type { PoolKey } from '../pool/policy.ts'
import type { TlsSettings } from './tls-settings.ts'
import type { Via } from './via.ts'

let pools = 0
/** As many pools as one adapter is likely to have; forgotten at once when they are more. */
const limit = 1000

/** What events call the pools of one executor. */
export class PoolIdentities {
  readonly #owner: number
  readonly #known = new Map<string, PoolIdentity>()

  /** @param owner the adapter that the pools belong to */
  constructor(owner: number) {
    this.#owner = owner
  }

  /** The pool that a request belongs to. */
  of({ key, tls, via }: { key: PoolKey; tls: TlsSettings; via?: Via | undefined }): PoolIdentity {
    const known = this.#known.get(key.id)
    if (known !== undefined) return known
    if (this.#known.size >= limit) this.#known.clear()
    pools += 1
    const proxy = via === undefined ? '' : `${via.proxy.host}:${via.proxy.port}`
    const identity = { id: pools, owner: this.#owner, tls: tls.id, proxy }
    this.#known.set(key.id, identity)
    return identity
  }
}
