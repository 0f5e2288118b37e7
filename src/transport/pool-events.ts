import type {
  ConnectionId,
  Opening,
  PoolIdentity,
  PoolReplEvent,
  Resetting,
  Reused,
} from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import type { PoolDecision } from '../pool/policy.ts'
import type { Connection } from './connection.ts'

/** An event without its time. */
export type Untimed<E extends PoolReplEvent> = E extends unknown ? Omit<E, 'atMs'> : never

/** A request on its way to a connection, as events know it. */
export interface Asking {
  readonly number: number
  readonly pool: PoolIdentity
  readonly askedMs: number
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
 */
export function openingEvent(
  granted: Exclude<PoolDecision, { type: 'refuse' }>,
  origin: Origin,
  previous: ConnectionId | undefined,
  { number: request, pool, askedMs }: Asking,
): Untimed<Opening | Resetting> {
  const { number, why } = 'why' in granted ? granted : ({ number: 0, why: 'first-use' } as const)
  const about = { origin, request, number, why, pool, askedMs }
  if (granted.type === 'open') return { type: 'opening', ...about }
  return { type: 'resetting', ...about, previous }
}
