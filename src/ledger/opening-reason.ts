import type { Opening, PoolIdentity, Resetting } from '../events/event.ts'
import type { OpenReason } from '../events/reasons.ts'
import { whyClosed } from './closing.ts'
import type { ConnectionRecord } from './connection-record.ts'
import type { Opened } from './origin-book.ts'
import type { PoolMemory } from './pool-memory.ts'
import type { Why, WhyCode } from './why.ts'

/** What is known when a connection is opened. */
export interface Known {
  /** The connections of its pool that have a socket, oldest first. */
  readonly live: readonly ConnectionRecord[]
  /** The connection whose place it takes. */
  readonly previous: ConnectionRecord | undefined
  /** Who else has connected to its origin, youngest last. */
  readonly others: readonly Opened[]
  readonly memory: PoolMemory | undefined
}

/** Why a connection is opened: the reason of its pool, with all that other pools tell. */
export function whyOpened(event: Opening | Resetting, known: Known): Why {
  return explanations[event.why](known, event.pool)
}

type Explain = (known: Known, pool: PoolIdentity) => Why

const explanations: Readonly<Record<OpenReason, Explain>> = {
  'first-use': whyFirst,
  'all-busy': whyBusy,
  'empty-slot': whyEmptySlot,
  'connect-failed': whyNotConnected,
  broken: whyGone('broken', 'the connection before broke'),
  evicted: whyGone('evicted', 'its pool was evicted (more hosts than pool_connections)'),
  'session-closed': whyGone('session-closed', 'the session was closed'),
  'no-pooling': whyGone('no-pooling', 'pool_connections=0 keeps no connection'),
  'pool-full': whyGone('pool-full', 'one too many was discarded when the pool was full'),
  'closed-by-server': whyGone('closed-while-idle', 'the server closed the connection before'),
  'closed-by-client': whyGone('body-left', 'the connection before was closed here'),
}

function whyFirst({ others }: Known, pool: PoolIdentity): Why {
  const own = others.findLast((one) => one.pool.owner === pool.owner && one.pool.id !== pool.id)
  if (own !== undefined) {
    const what = own.pool.proxy === pool.proxy ? 'has other TLS settings' : 'takes another proxy'
    const text = `${own.connection} ${what}`
    return { code: 'other-settings', text, connection: own.connection }
  }
  const other = others.findLast((one) => one.pool.owner !== pool.owner)
  if (other !== undefined) {
    const text = `${other.connection} is another session's (each global call has its own)`
    return { code: 'other-session', text, connection: other.connection }
  }
  return { code: 'first-use', text: 'first use of this origin', connection: null }
}

function whyBusy({ live }: Known): Why {
  const busy = live.filter(({ state }) => state === 'busy')
  const held = busy.findLast(({ current }) => current?.body?.awaited === false)
  if (held !== undefined) {
    const text = `the unread body of ${requestOn(held)} still holds ${held.id}`
    return { code: 'unread-body', text, connection: held.id }
  }
  const last = busy.at(-1)
  if (last === undefined) {
    return { code: 'all-busy', text: 'the one before it is still being opened', connection: null }
  }
  const text =
    busy.length === 1
      ? `${last.id} is busy with ${requestOn(last)}`
      : `all ${busy.length} are busy, ${last.id} with ${requestOn(last)}`
  return { code: 'all-busy', text, connection: last.id }
}

function whyEmptySlot({ live, memory }: Known): Why {
  const idle = live.findLast(({ state }) => state === 'idle')
  const below = idle === undefined ? '' : `, while ${idle.id} idles below`
  const gone = memory?.lastGone('broken')
  const place = gone === undefined ? 'an empty slot' : `the empty slot of ${gone.id}`
  const text = `${place} lay on top${below}`
  return { code: 'empty-slot', text, connection: idle?.id ?? null }
}

function whyNotConnected({ memory }: Known): Why {
  const failure = memory?.connectFailure
  const text = `the attempt before could not connect${failure ? ` (${failure})` : ''}`
  return { code: 'connect-failed', text, connection: null }
}

/** The reason is that a connection is gone; where it is not known which, a sentence about none. */
function whyGone(code: WhyCode, otherwise: string): Explain {
  return ({ previous, memory }) => {
    const gone = previous ?? memory?.lastGone(code)
    return gone === undefined ? { code, text: otherwise, connection: null } : whyClosed(gone)
  }
}

/** The request that a connection serves, as far as it has been sent. */
function requestOn({ current }: ConnectionRecord): string {
  if (current === undefined || current.method === '') return 'a request'
  const { method, target } = current
  return `${method} ${target.length <= 40 ? target : `${target.slice(0, 39)}…`}`
}
