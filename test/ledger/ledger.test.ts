import { beforeEach, describe, expect, it } from 'vitest'
import { TransportError } from '../../src/errors.ts'
import type { PoolReplEvent, Traffic } from '../../src/events/event.ts'
import { Feed } from '../../src/events/feed.ts'
import { whyClosed } from '../../src/ledger/closing.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { noSpending } from '../../src/ledger/spending.ts'
import { established, head, opening, resetting } from '../events/sample-events.ts'

const origin = { scheme: 'https', host: 'a.test', port: 443 } as const
const connection = 'c1'
const traffic: Traffic = { sent: 100, received: 2000 }

let feed: Feed
let ledger: Ledger

beforeEach(() => {
  feed = new Feed()
  ledger = new Ledger()
  ledger.listen(feed)
})

function tell(...events: readonly PoolReplEvent[]): void {
  for (const event of events) feed.emit(event)
}

/** 2 ms in the queue, 3 for the name, 10 for TCP, 20 for TLS. */
function openConnection(request = 1, from = 0): void {
  const about = { origin, request }
  const at = (ms: number) => from + ms
  const error = undefined
  tell(
    opening({ ...about, askedMs: at(0), atMs: at(2) }),
    { type: 'dns', ...about, startMs: at(2), atMs: at(5), addresses: ['192.0.2.1'], error },
    { type: 'connect', ...about, startMs: at(5), atMs: at(15), address: '', port: 443, error },
    established({ ...about, atMs: at(15), traffic }),
    { type: 'tls', ...about, connection, startMs: at(15), atMs: at(35), protocol: '', error },
    { type: 'opened', ...about, connection, atMs: at(35) },
  )
}

function sent(request: number, atMs: number): PoolReplEvent {
  const about = { origin, request, connection, atMs } as const
  return { type: 'sent', ...about, method: 'GET', target: '/', simulatedRttMs: 0 }
}

/** An answer 5 ms after the request was sent, read to its end 1 ms later. */
function exchange(request: number, from: number): void {
  const about = { origin, request, connection } as const
  tell(
    sent(request, from),
    head({ ...about, atMs: from + 5 }),
    { type: 'end', ...about, atMs: from + 6, bytes: 12, how: 'complete' },
    { type: 'kept', ...about, request: 0, atMs: from + 6 },
  )
}

function reuse(request: number, atMs: number): void {
  tell({ type: 'reused', origin, request, connection, nth: 2, idleMs: 4, askedMs: atMs, atMs })
}

describe('a ledger', () => {
  it('adds up what a request over a new connection has cost', () => {
    openConnection()
    exchange(1, 35)
    expect(ledger.spending()).toEqual({
      ...noSpending,
      requests: 1,
      connections: 1,
      handshakes: 2,
      dnsMs: 3,
      connectMs: 10,
      tlsMs: 20,
      openingMs: 33,
      elapsedMs: 40,
      bytesSent: 100,
      bytesReceived: 2000,
    })
  })

  it('counts what a reuse has saved: another opening', () => {
    openConnection()
    exchange(1, 35)
    reuse(2, 50)
    exchange(2, 50)
    expect(ledger.spending()).toMatchObject({ requests: 2, reused: 1, savedMs: 33, elapsedMs: 45 })
    expect(ledger.connections()).toMatchObject([{ id: 'c1', served: 2, state: 'idle' }])
  })

  it('keeps the bytes of a connection that is closed', () => {
    openConnection()
    exchange(1, 35)
    tell({ type: 'closed', origin, request: 0, connection, atMs: 60, by: 'server' })
    expect(ledger.connections()).toEqual([])
    expect(ledger.closedConnections()).toMatchObject([{ id: 'c1', state: 'closed', traffic }])
    expect(ledger.totals()).toMatchObject({ bytesSent: 100, bytesReceived: 2000 })
  })

  it('adds up what an attempt to connect has cost that failed', () => {
    const error = new TransportError('unreachable', 'nobody', { phase: 'connect' })
    tell(
      opening({ origin, askedMs: 0, atMs: 2 }),
      { type: 'connect', origin, request: 1, startMs: 2, atMs: 12, address: '', port: 443, error },
      { type: 'failed', origin, request: 1, atMs: 12, error },
    )
    const cost = { connections: 0, handshakes: 0, connectMs: 10, failedMs: 12, elapsedMs: 0 }
    expect(ledger.spending()).toMatchObject(cost)
  })

  it('counts no look-up where there was none', () => {
    const about = { origin, request: 1 }
    tell(
      opening({ origin, askedMs: 0, atMs: 2 }),
      { type: 'connect', ...about, startMs: 5, atMs: 12, address: '', port: 80, error: undefined },
      established({ ...about, atMs: 12, traffic }),
      { type: 'opened', ...about, connection, atMs: 12 },
    )
    expect(ledger.spending()).toMatchObject({ dnsMs: 0, connectMs: 10, openingMs: 10 })
  })

  it('counts what is opened side by side once by the clock, and each in the sum', () => {
    for (const request of [1, 2, 3]) {
      tell(opening({ origin, request, askedMs: 0, atMs: request }))
    }
    for (const request of [1, 2, 3]) {
      const error = new TransportError('unreachable', 'nobody', { phase: 'connect' })
      tell({ type: 'failed', origin, request, atMs: 10 * request, error })
    }
    openConnection(4, 100)
    expect(ledger.spending()).toMatchObject({ connectMs: 54 + 10, openingMs: 29 + 33 })
  })

  it('adds up the time of a request whose answer never came, and knows what broke', () => {
    openConnection()
    const error = new TransportError('read-timeout', 'silence', { phase: 'wait' })
    tell(
      sent(1, 35),
      { type: 'closed', origin, request: 0, connection, atMs: 90, by: 'client' },
      { type: 'failed', origin, request: 1, atMs: 90, error },
    )
    expect(ledger.spending()).toMatchObject({ requests: 1, failedMs: 90, elapsedMs: 0 })
    const [closed] = ledger.closedConnections()
    expect(closed && whyClosed(closed).text).toBe('c1 broke (read timeout)')
  })

  it('does not count a request to a connection that was closed before it was sent', () => {
    openConnection()
    exchange(1, 35)
    reuse(2, 50)
    tell({ type: 'closed', origin, request: 0, connection, atMs: 51, by: 'server' })
    tell(resetting({ origin, request: 2, askedMs: 50, atMs: 52, previous: 'c1' }))
    expect(ledger.closedConnections()).toMatchObject([{ id: 'c1', served: 1 }])
    expect(ledger.request(2)?.why).toMatchObject({ code: 'closed-while-idle', connection: 'c1' })
    expect(ledger.requests().map(({ number }) => number)).toEqual([1, 2])
  })

  it('tells what is busy, and with what', () => {
    openConnection()
    tell(sent(1, 35))
    const busy = { state: 'busy', sinceMs: 35, current: { method: 'GET', target: '/' } }
    expect(ledger.connections()).toMatchObject([busy])
    expect(ledger.request(1)).toMatchObject({ endMs: -1, connection: { id: 'c1' } })
  })

  it('knows a connection that did not get as far as HTTP', () => {
    const error = new TransportError('tls', 'refused', { phase: 'tls' })
    const about = { origin, request: 1 }
    tell(opening(about), established({ ...about, atMs: 3 }), {
      type: 'tls',
      ...about,
      connection,
      startMs: 3,
      atMs: 9,
      protocol: undefined,
      error,
    })
    expect(ledger.connections()).toMatchObject([{ id: 'c1', state: 'opening', served: 0 }])
    tell(
      { type: 'closed', ...about, connection, atMs: 9, by: 'client' },
      { type: 'failed', ...about, atMs: 9, error },
    )
    expect(ledger.totals()).toMatchObject({ connections: 1, handshakes: 1, tlsMs: 6, requests: 0 })
    const [closed] = ledger.closedConnections()
    expect(closed && whyClosed(closed).text).toBe('c1 broke (tls)')
  })

  it('forgets what is over, but not what has a socket or was added up', () => {
    openConnection()
    exchange(1, 35)
    const totals = ledger.totals()
    ledger.forget()
    expect(ledger.requests()).toEqual([])
    expect(ledger.connections()).toHaveLength(1)
    expect(ledger.totals()).toEqual(totals)
    tell({ type: 'closed', origin, request: 0, connection, atMs: 60, by: 'server' })
    ledger.forget()
    expect(ledger.closedConnections()).toEqual([])
    expect(ledger.totals()).toEqual(totals)
  })

  it('ends to listen when it is told to', () => {
    const other = new Ledger()
    other.listen(feed)()
    openConnection()
    expect(other.totals().connections).toBe(0)
  })
})
