import { describe, expect, it } from 'vitest'
import { ConnectionRecord } from '../../src/ledger/connection-record.ts'
import { createConns } from '../../src/ledger/conns.ts'
import { established, somePool } from '../events/sample-events.ts'

const why = { code: 'first-use', text: 'first use of this origin', connection: null } as const

function connection(id: `c${number}`, atMs: number): ConnectionRecord {
  const origin = { scheme: 'https', host: '::1', port: 8443 } as const
  return new ConnectionRecord(established({ connection: id, origin, atMs }), somePool, why)
}

const serving = { number: 1, method: 'GET', target: '/slow', body: undefined }
const [gone, busy, idle] = [connection('c1', 1000), connection('c2', 2000), connection('c3', 3000)]
gone.serve(serving, 1000)
gone.enter('idle', 1500)
gone.close(3500)
busy.serve(serving, 2500)
idle.serve(serving, 3000)
idle.release(4000)
idle.enter('idle', 4000)

const conns = createConns(
  { connections: () => [busy, idle], closedConnections: () => [gone] },
  () => 5000,
)

describe('conns()', () => {
  it('has a row for each connection that has a socket', () => {
    expect([...conns()]).toMatchObject([
      {
        connection: 'c2',
        origin: 'https://[::1]:8443',
        pool: 'p1',
        state: 'busy',
        since: 2.5,
        serving: 'GET /slow',
        requests: 1,
        age: 3,
        idle: null,
        openedBecause: why,
        closedBecause: null,
      },
      { connection: 'c3', state: 'idle', idle: 1, age: 2, serving: null },
    ])
  })

  it('adds those that are closed, in the order in which they were opened', () => {
    const [closed, ...live] = conns({ closed: true })
    expect(closed).toMatchObject({ connection: 'c1', state: 'closed', age: 2.5, serving: null })
    expect(closed?.closedBecause?.text).toBe('the server closed c1 while it was idle, after 2.0 s')
    expect(live).toHaveLength(2)
  })

  it('refuses what it does not know', () => {
    const call = (given: unknown) => () => Reflect.apply(conns, undefined, [given])
    expect(call({ open: true })).toThrow("conns() got an unexpected keyword argument 'open'")
    expect(call(true)).toThrow('conns() takes 0 positional arguments but 1 was given')
  })

  it('gives plain arrays when it is sliced, and data when it is written as JSON', () => {
    expect(conns().map(({ connection }) => connection)).toEqual(['c2', 'c3'])
    expect(Object.getPrototypeOf(conns().filter(Boolean))).toBe(Array.prototype)
    expect(JSON.parse(JSON.stringify(conns()))[1]).toMatchObject({ connection: 'c3', requests: 1 })
  })
})
