import { describe, expect, test } from 'vitest'
import type { Origin } from '../../src/http/origin.ts'
import { type PooledConnection, Urllib3Pool } from '../../src/pool/urllib3-pool.ts'
import { writeDecision } from './case-run.ts'

interface Made {
  readonly pool: Urllib3Pool
  /** Its connections by number, while they belong to it. */
  readonly connections: Map<number, PooledConnection>
}

function make(
  host: string,
  maxsize: number,
  block = false,
  scheme: Origin['scheme'] = 'http',
): Made {
  const connections = new Map<number, PooledConnection>()
  const pool = new Urllib3Pool(
    { id: host, origin: { scheme, host, port: scheme === 'http' ? 80 : 443 } },
    {
      maxsize,
      block,
      firstReason: 'first-use',
      registry: {
        add: (owner, number) => {
          const kept = { decisions: [] }
          const connection: PooledConnection = {
            id: number * 10,
            number,
            pool: owner,
            kept,
            idle: false,
            socket: 'open',
          }
          connections.set(number, connection)
          return connection
        },
        remove: ({ number }) => connections.delete(number),
      },
    },
  )
  return { pool, connections }
}

function giveBack({ pool, connections }: Made, number: number, how: 'reusable' | 'broken'): string {
  const connection = connections.get(number)
  if (connection === undefined) return 'gone'
  const discarded = pool.giveBack(connection, how)
  return discarded === undefined ? 'kept' : writeDecision(discarded)
}

describe('Urllib3Pool', () => {
  test('names a connection by the number of the registry, counts it by its own', () => {
    const made = make('a.test', 2)
    expect(writeDecision(made.pool.request(1, false))).toBe('open 10 (1) first-use')
    expect(giveBack(made, 1, 'reusable')).toBe('kept')
    expect(writeDecision(made.pool.request(2, false))).toBe('reuse 10')
    expect([made.pool.num_connections, made.pool.num_requests]).toEqual([1, 2])
  })

  test('hands discarded and evicted connections back to the registry', () => {
    const made = make('a.test', 1)
    for (const request of [1, 2, 3]) made.pool.request(request, false)
    expect([...made.connections.keys()]).toEqual([1, 2, 3])
    expect(giveBack(made, 1, 'reusable')).toBe('kept')
    expect(giveBack(made, 2, 'broken')).toBe('discard 20 pool-full of 1')
    expect([...made.connections.keys()]).toEqual([1, 3])
    expect(made.pool.retire('evicted').map(writeDecision)).toEqual(['evict 10'])
    expect([...made.connections.keys()]).toEqual([3])
    expect(made.pool.idle).toBe(0)
  })

  test('says who has waited longest', () => {
    const { pool } = make('a.test', 1, true)
    for (const request of [1, 2, 3]) pool.request(request, false)
    expect(pool.firstWaiting).toBe(2)
    pool.abandon(2)
    expect(pool.firstWaiting).toBe(3)
    pool.request(4, true)
    expect(pool.firstWaiting).toBe(4)
    pool.abandon(4)
    pool.abandon(3)
    expect(pool.firstWaiting).toBeUndefined()
  })

  test('shows its places, the top first', () => {
    const made = make('a.test', 10)
    for (const request of [1, 2, 3, 4]) made.pool.request(request, false)
    giveBack(made, 2, 'reusable')
    giveBack(made, 1, 'reusable')
    giveBack(made, 3, 'broken')
    const [two] = [...made.connections.values()].filter(({ number }) => number === 2)
    if (two !== undefined) made.pool.drop(two)
    expect(String(made.pool)).toBe(
      '<http://a.test:80 [Connections: 4 made, 1 active | Slots: empty, (1), (2) closed, 6 unused | Requests: 0 waiting]>',
    )
  })

  test('writes an IPv6 address in brackets', () => {
    expect(String(make('::1', 1, false, 'https').pool)).toBe(
      '<https://[::1]:443 [Connections: 0 made, 0 active | Slots: 1 unused | Requests: 0 waiting]>',
    )
  })
})
