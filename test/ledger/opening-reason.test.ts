import { expect, test } from 'vitest'
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

const long = `/${'x'.repeat(60)}`

/** What needs no scenario with sockets: several connections, long targets, what is not known. */
const cases: readonly {
  readonly why: OpenReason
  readonly known: Partial<Known>
  readonly code: string
  readonly text: string
}[] = [
  {
    why: 'all-busy',
    known: { live: [busy('c1', '/a'), busy('c2', '/b')] },
    code: 'all-busy',
    text: 'all 2 are busy, c2 with GET /b',
  },
  {
    why: 'all-busy',
    known: { live: [busy('c1', '/a', false), busy('c2', '/b', true)] },
    code: 'unread-body',
    text: 'the unread body of GET /a still holds c1',
  },
  {
    why: 'all-busy',
    known: { live: [busy('c1', long)] },
    code: 'all-busy',
    text: `c1 is busy with GET ${long.slice(0, 39)}…`,
  },
  { why: 'broken', known: {}, code: 'broken', text: 'the connection before broke' },
  { why: 'evicted', known: {}, code: 'evicted', text: 'pool was evicted' },
  { why: 'session-closed', known: {}, code: 'session-closed', text: 'the session was closed' },
  { why: 'no-pooling', known: {}, code: 'no-pooling', text: 'pool_connections=0' },
  { why: 'pool-full', known: {}, code: 'pool-full', text: 'when the pool was full' },
  { why: 'empty-slot', known: {}, code: 'empty-slot', text: 'an empty slot lay on top' },
  { why: 'connect-failed', known: {}, code: 'connect-failed', text: 'could not connect' },
  { why: 'closed-by-server', known: {}, code: 'closed-while-idle', text: 'the server closed' },
  { why: 'closed-by-client', known: {}, code: 'body-left', text: 'was closed here' },
]

for (const { why, known, code, text } of cases) {
  test(`${why}: ${text}`, () => {
    const told = whyOpened(opening({ why }), { ...nothing, ...known })
    expect(told.code).toBe(code)
    expect(told.text).toContain(text)
  })
}
