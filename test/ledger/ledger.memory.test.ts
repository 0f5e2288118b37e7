import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { ConnectionId, PoolIdentity } from '../../src/events/event.ts'
import { closedLimit, Ledger, requestLimit } from '../../src/ledger/ledger.ts'
import { established, head, opening, somePool } from '../events/sample-events.ts'

const origin = { scheme: 'http', host: 'a.test', port: 80 } as const
/** Every so many requests, one comes from a new session, over a new connection. */
const perConnection = 4

/** Tells a ledger of requests, each read to its end, over connections that are closed in time. */
function play(ledger: Ledger, from: number, count: number): void {
  let pool: PoolIdentity = somePool
  for (let request = from; request < from + count; request += 1) {
    const atMs = request
    const nth = (request % perConnection) + 1
    const id = Math.ceil((request + 1) / perConnection)
    const connection: ConnectionId = `c${id}`
    const about = { atMs, request, origin, connection }
    if (nth === 1) {
      pool = { ...somePool, id, owner: id }
      ledger.record(opening({ atMs, request, origin, pool }))
      ledger.record(established({ ...about }))
      ledger.record({ type: 'opened', ...about })
    } else ledger.record({ type: 'reused', ...about, nth, idleMs: 0, askedMs: atMs })
    ledger.record({ type: 'sent', ...about, method: 'GET', target: '/', simulatedRttMs: 0 })
    ledger.record(head({ ...about }))
    ledger.record({ type: 'end', ...about, bytes: 5, how: 'complete' })
    if (nth < perConnection) ledger.record({ type: 'kept', ...about, request: 0 })
    else ledger.record({ type: 'closed', ...about, request: 0, by: 'client' })
  }
}

/** Collects all garbage, of which how much is there at a time is up to the runtime. */
const collect: () => void = process.versions.bun
  ? (globalThis as unknown as { Bun: { gc(force: boolean): void } }).Bun.gc.bind(undefined, true)
  : exposedCollect()

function exposedCollect(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** What is in use, the columns of numbers included. */
function bytesInUse(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

it('keeps the last ones of 100,000 requests, and all in its sums', () => {
  const ledger = new Ledger()
  play(ledger, 0, 100_000)
  const requests = ledger.requests()
  expect(requests).toHaveLength(requestLimit)
  expect(requests.at(-1)?.number).toBe(99_999)
  expect(ledger.closedConnections()).toHaveLength(closedLimit)
  expect(ledger.connections()).toEqual([])
  expect(ledger.totals()).toMatchObject({ requests: 100_000, connections: 25_000 })
  expect(ledger.request(99_999)?.why).toBeUndefined()
  expect(ledger.request(99_996)?.why?.text).toBe(
    "c24999 is another session's (each global call has its own)",
  )
})

it('forgets answers that nobody reads when their sockets are gone', () => {
  const ledger = new Ledger()
  for (let request = 1; request <= 20_000; request += 1) {
    const about = { atMs: request, request, origin, connection: `c${request}` } as const
    ledger.record(opening(about))
    ledger.record(established(about))
    ledger.record({ type: 'opened', ...about })
    ledger.record(head(about))
    ledger.record({ type: 'closed', ...about, by: 'server' })
  }
  expect(ledger.requests()).toHaveLength(requestLimit + closedLimit)
  ledger.record({
    type: 'end',
    atMs: 20_001,
    request: 20_000,
    origin,
    connection: 'c20000',
    bytes: 0,
    how: 'complete',
  })
  expect(ledger.request(20_000)?.endMs).toBe(20_001)
})

it('takes no more memory with more requests', () => {
  const ledger = new Ledger()
  play(ledger, 0, 100_000)
  const before = bytesInUse()
  play(ledger, 100_000, 400_000)
  const grownBytes = bytesInUse() - before
  // kept, they would take more than 50 MB
  expect(grownBytes).toBeLessThan(20_000_000)
})
