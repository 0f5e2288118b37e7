import { expect, it } from 'vitest'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { Feed } from '../../src/events/feed.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { established, opening } from '../events/sample-events.ts'

const origin = { scheme: 'https', host: 'a.test', port: 443 } as const
const about = { origin, request: 1 }

it('adds up what a request over a new connection has cost', () => {
  const feed = new Feed()
  const ledger = new Ledger()
  ledger.listen(feed)
  const story: PoolReplEvent[] = [
    opening(about),
    { type: 'dns', startMs: 0, atMs: 3, ...about, addresses: ['192.0.2.1'], error: undefined },
    { type: 'connect', startMs: 3, atMs: 13, ...about, address: '', port: 443, error: undefined },
    established({ ...about, atMs: 13 }),
    { type: 'opened', atMs: 13, ...about, connection: 'c1', local: '', remote: '' },
  ]
  for (const event of story) feed.emit(event)
  expect(ledger.totals()).toMatchObject({ connections: 1, handshakes: 1, dnsMs: 3, connectMs: 10 })
})

it('forgets what is over, but not what has a socket or was added up', () => {
  const ledger = new Ledger()
  const events: PoolReplEvent[] = [opening(about), established({ ...about, atMs: 13 })]
  for (const event of events) ledger.record(event)
  const totals = ledger.totals()
  ledger.forget()
  expect(ledger.connections()).toHaveLength(1)
  expect(ledger.closedConnections()).toEqual([])
  expect(ledger.totals()).toEqual(totals)
})
