import type { Established, Head, Opening, PoolIdentity, Resetting } from '../../src/events/event.ts'
import type { Origin } from '../../src/http/origin.ts'

/** What events hold that a test does not look at. */
export const somePool: PoolIdentity = { id: 1, owner: 1, tls: 'verify', proxy: '' }

const origin: Origin = { scheme: 'http', host: 'a.test', port: 80 }

/** A pool opens a connection. */
export function opening(given: Partial<Opening> = {}): Opening {
  const { request = 1, atMs = 0 } = given
  const about = { atMs, request, origin, number: 1, pool: somePool, askedMs: atMs, taken: [] }
  return { type: 'opening', why: 'first-use', ...about, ...given }
}

/** A connection of a pool connects again. */
export function resetting(given: Partial<Resetting> = {}): Resetting {
  const { type: _, ...rest } = opening()
  return { type: 'resetting', ...rest, why: 'closed-by-server', previous: 'c1', ...given }
}

/** The head of an answer has come in. */
export function head(given: Partial<Head> = {}): Head {
  return {
    type: 'head',
    atMs: 0,
    request: 1,
    origin,
    connection: 'c1',
    method: 'GET',
    target: '/',
    status: 200,
    length: null,
    httpVersion: '1.1',
    close: null,
    body: { awaited: false },
    ...given,
  }
}

/** TCP is up. */
export function established(given: Partial<Established> = {}): Established {
  return {
    type: 'established',
    atMs: 0,
    request: 1,
    origin,
    connection: 'c1',
    ends: { local: '127.0.0.1:40000', remote: '127.0.0.1:80' },
    traffic: { sent: 0, received: 0 },
    ...given,
  }
}
