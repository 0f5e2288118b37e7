import type {
  ConnectionId,
  Opening,
  PoolIdentity,
  PoolReplEvent,
  Resetting,
  Reused,
  Taken,
} from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import type { PoolDecision, PoolKey } from '../pool/policy.ts'
import type { Connection } from './connection.ts'
import type { PoolRequest } from './pool-request.ts'

/** An event without its time. */
export type Untimed<E extends PoolReplEvent> = E extends unknown ? Omit<E, 'atMs'> : never

/** A request on its way to a connection, as events know it. */
export interface Asking {
  readonly number: number
  readonly pool: PoolIdentity
  readonly askedMs: number
}

/** A connection as the policy numbers it, while there is a use for its number. */
export interface Slot {
  readonly key: PoolKey
  connection: Connection | undefined
  /** Whoever it was given to. */
  request: PoolRequest | undefined
  idle: boolean
}

/** What the feed is told when an idle connection is taken. */
export function reusedEvent(
  { origin, id, served, idleSinceMs }: Pick<Connection, 'origin' | 'id' | 'served' | 'idleSinceMs'>,
  { number, askedMs }: Asking,
  nowMs: number,
): Reused {
  const idleMs = nowMs - idleSinceMs
  return {
    type: 'reused',
    atMs: nowMs,
    origin,
    request: number,
    connection: id,
    nth: served + 1,
    idleMs,
    askedMs,
  }
}

/**
 * What the feed is told when a connection is opened, or connects again.
 *
 * @param previous the socket that the connection had
 * @param taken the connections that other requests have
 */
export function openingEvent(
  granted: Exclude<PoolDecision, { type: 'refuse' }>,
  origin: Origin,
  previous: ConnectionId | undefined,
  { number: request, pool, askedMs }: Asking,
  taken: readonly Taken[],
): Untimed<Opening | Resetting> {
  const { number, why } = 'why' in granted ? granted : ({ number: 0, why: 'first-use' } as const)
  const about = { origin, request, number, why, pool, askedMs, taken }
  if (granted.type === 'open') return { type: 'opening', ...about }
  return { type: 'resetting', ...about, previous }
}

/** What requests have of the pool of `slot`, besides that one; also what they have not begun to use. */
export function takenBeside({ key, request }: Slot, slots: Iterable<Slot>): Taken[] {
  const taken: Taken[] = []
  for (const slot of slots) {
    if (slot.key.id !== key.id || slot.request === undefined || slot.request === request) continue
    const { method, target } = slot.request
    const connection = slot.connection?.alive ? slot.connection.id : undefined
    taken.push({ connection, method, target })
  }
  return taken
}
