import type { Opening, PoolIdentity, Resetting, Taken } from '../events/event.ts'
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
  return explanations[event.why](known, event)
}

type Explain = (known: Known, event: Opening | Resetting) => Why

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

function whyFirst({ others }: Known, { pool }: { readonly pool: PoolIdentity }): Why {
  const own = others.findLast((one) => one.pool.owner === pool.owner && one.pool.id !== pool.id)
  if (own !== undefined) {
    const text = `${own.connection} ${differenceOf(own.pool, pool)}`
    return { code: 'other-settings', text, connection: own.connection }
  }
  const other = others.findLast((one) => one.pool.owner !== pool.owner)
  if (other !== undefined) {
    const text = `${other.connection} is another session's (each global call has its own)`
    return { code: 'other-session', text, connection: other.connection }
  }
  return { code: 'first-use', text: 'first use of this origin', connection: null }
}

function differenceOf(own: PoolIdentity, pool: PoolIdentity): string {
  if (own.proxy === pool.proxy) return 'has other TLS settings'
  if (own.proxy === '') return 'takes no proxy'
  return pool.proxy === '' ? 'takes a proxy' : 'takes another proxy'
}

function whyBusy({ live }: Known, { taken }: Pick<Opening, 'taken'>): Why {
  const given = new Map(taken.map((one) => [one.connection, one]))
  const busy = live.filter(({ id }) => given.has(id))
  const held = busy.findLast(({ current }) => current?.body?.awaited === false)
  if (held !== undefined) {
    const text = `the unread body of ${requestText(held.current)} still holds ${held.id}`
    return { code: 'unread-body', text, connection: held.id }
  }
  const opening = taken.length - busy.length
  const last = busy.at(-1)
  if (last === undefined) {
    const text =
      opening > 1
        ? `the ${opening} before it are still being opened`
        : 'the one before it is still being opened'
    return { code: 'all-busy', text, connection: null }
  }
  const withWhat = `with ${requestText(given.get(last.id))}`
  return {
    code: 'all-busy',
    text: busyText(last.id, withWhat, busy.length, opening),
    connection: last.id,
  }
}

function busyText(last: string, withWhat: string, busy: number, opening: number): string {
  if (opening > 0) {
    return `all ${busy + opening} are taken: ${busy} busy, ${opening} still being opened`
  }
  return busy === 1 ? `${last} is busy ${withWhat}` : `all ${busy} are busy, ${last} ${withWhat}`
}

function whyEmptySlot({ live, memory }: Known, { taken }: Pick<Opening, 'taken'>): Why {
  const given = new Set(taken.map(({ connection }) => connection))
  const idle = live.findLast(({ id, state }) => state === 'idle' && !given.has(id))
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

/** The request that a connection serves, or was given to. */
function requestText(request: Pick<Taken, 'method' | 'target'> | undefined): string {
  if (request === undefined) return 'a request'
  const { method, target } = request
  return `${method} ${target.length <= 40 ? target : `${target.slice(0, 39)}…`}`
}
