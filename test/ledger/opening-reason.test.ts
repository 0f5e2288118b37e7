import { expect, test } from 'vitest'
import type { Taken } from '../../src/events/event.ts'
import type { OpenReason } from '../../src/events/reasons.ts'
import { ConnectionRecord } from '../../src/ledger/connection-record.ts'
import { type Known, whyOpened } from '../../src/ledger/opening-reason.ts'
import { established, opening, somePool } from '../events/sample-events.ts'

const why = { code: 'first-use', text: '', connection: null } as const
const nothing: Known = { live: [], previous: undefined, others: [], memory: undefined }

function busy(id: `c${number}`, target: string, awaited?: boolean): ConnectionRecord {
  const record = new ConnectionRecord(established({ connection: id }), somePool, why)
  const body = awaited === undefined ? undefined : { awaited }
  record.serve({ number: 1, method: 'GET', target, body }, 0)
  return record
}

function taken(...ids: readonly (`c${number}` | undefined)[]): Taken[] {
  return ids.map((connection) => ({ connection, method: 'GET', target: `/${connection}` }))
}

function idle(id: `c${number}`): ConnectionRecord {
  const record = new ConnectionRecord(established({ connection: id }), somePool, why)
  record.enter('idle', 0)
  return record
}

function opened(connection: `c${number}`, proxy: string): Known['others'][number] {
  return { connection, pool: { ...somePool, id: 2, proxy } }
}

const long = `/${'x'.repeat(60)}`

/** What needs no scenario with sockets: several connections, long targets, what is not known. */
const cases: readonly {
  readonly why: OpenReason
  readonly known: Partial<Known>
  readonly taken?: readonly Taken[]
  readonly proxy?: string
  readonly code: string
  readonly text: string
}[] = [
  {
    why: 'all-busy',
    known: { live: [busy('c1', '/c1'), busy('c2', '/c2')] },
    taken: taken('c1', 'c2'),
    code: 'all-busy',
    text: 'all 2 are busy, c2 with GET /c2',
  },
  {
    why: 'all-busy',
    known: { live: [idle('c1'), idle('c2'), idle('c3')] },
    taken: taken('c2', 'c1'),
    code: 'all-busy',
    text: 'all 2 are busy, c2 with GET /c2',
  },
  {
    why: 'all-busy',
    known: { live: [busy('c1', '/c1'), idle('c2')] },
    taken: taken('c1', 'c2', undefined, undefined),
    code: 'all-busy',
    text: 'all 4 are taken: 2 busy, 2 still being opened',
  },
  {
    why: 'all-busy',
    known: {},
    taken: taken(undefined),
    code: 'all-busy',
    text: 'the one before it is still being opened',
  },
  {
    why: 'all-busy',
    known: {},
    taken: taken(undefined, undefined),
    code: 'all-busy',
    text: 'the 2 before it are still being opened',
  },
  {
    why: 'all-busy',
    known: { live: [busy('c1', '/a', false), busy('c2', '/b', true)] },
    taken: taken('c1', 'c2'),
    code: 'unread-body',
    text: 'the unread body of GET /a still holds c1',
  },
  {
    why: 'all-busy',
    known: { live: [busy('c1', long)] },
    taken: [{ connection: 'c1', method: 'GET', target: long }],
    code: 'all-busy',
    text: `c1 is busy with GET ${long.slice(0, 39)}…`,
  },
  { why: 'broken', known: {}, code: 'broken', text: 'the connection before broke' },
  { why: 'evicted', known: {}, code: 'evicted', text: 'pool was evicted' },
  { why: 'session-closed', known: {}, code: 'session-closed', text: 'the session was closed' },
  { why: 'no-pooling', known: {}, code: 'no-pooling', text: 'pool_connections=0' },
  { why: 'pool-full', known: {}, code: 'pool-full', text: 'when the pool was full' },
  { why: 'empty-slot', known: {}, code: 'empty-slot', text: 'an empty slot lay on top' },
  {
    why: 'empty-slot',
    known: { live: [idle('c1'), idle('c2')] },
    taken: taken('c2'),
    code: 'empty-slot',
    text: 'while c1 idles below',
  },
  {
    why: 'first-use',
    known: { others: [opened('c1', '')] },
    proxy: 'p.test:80',
    code: 'other-settings',
    text: 'c1 takes no proxy',
  },
  {
    why: 'first-use',
    known: { others: [opened('c1', 'p.test:80')] },
    code: 'other-settings',
    text: 'c1 takes a proxy',
  },
  {
    why: 'first-use',
    known: { others: [opened('c1', 'p.test:80')] },
    proxy: 'q.test:80',
    code: 'other-settings',
    text: 'c1 takes another proxy',
  },
  { why: 'connect-failed', known: {}, code: 'connect-failed', text: 'could not connect' },
  { why: 'closed-by-server', known: {}, code: 'closed-while-idle', text: 'the server closed' },
  { why: 'closed-by-client', known: {}, code: 'body-left', text: 'was closed here' },
]

for (const { why, known, taken = [], proxy = '', code, text } of cases) {
  test(`${why}: ${text}`, () => {
    const event = opening({ why, taken, pool: { ...somePool, proxy } })
    const told = whyOpened(event, { ...nothing, ...known })
    expect(told.code).toBe(code)
    expect(told.text).toContain(text)
  })
}
