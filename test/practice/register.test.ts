import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { Register } from '../../src/practice/register.ts'

function registered() {
  const clock = new ManualClock(1000)
  return { clock, register: new Register(clock) }
}

describe('Register', () => {
  it('lists connections in the order of their accept, used or not', () => {
    const { register } = registered()
    register.accepted('http', 11)
    register.accepted('https', 12).requested('GET', '/', 'a.test')
    expect(register.connections()).toMatchObject([
      { n: 1, scheme: 'http', remotePort: 11, requests: 0, host: null, openedAtMs: 1000 },
      { n: 2, scheme: 'https', remotePort: 12, requests: 1, host: 'a.test', open: true },
    ])
  })

  it('takes the host from the first request, before that from TLS', () => {
    const { register } = registered()
    const connection = register.accepted('https', 1)
    connection.named('tls.test')
    expect(register.connections()).toMatchObject([{ host: 'tls.test' }])
    connection.requested('GET', '/', 'first.test')
    connection.requested('GET', '/', 'second.test')
    connection.named('late.test')
    expect(register.connections()).toMatchObject([{ host: 'first.test', requests: 2 }])
  })

  it('keeps the name from TLS where the first request has no Host', () => {
    const { register } = registered()
    const connection = register.accepted('https', 1)
    connection.named('tls.test')
    connection.requested('GET', '/', null)
    expect(register.connections()).toMatchObject([{ host: 'tls.test' }])
  })

  it('holds the side that ended a connection first, and when', () => {
    const { clock, register } = registered()
    const connection = register.accepted('http', 1)
    expect(register.connections()).toMatchObject([{ closedBy: null, closedAtMs: null }])
    clock.advance(5)
    connection.ended('server')
    clock.advance(5)
    connection.ended('client')
    expect(register.connections()).toMatchObject([
      { open: false, closedBy: 'server', closedAtMs: 1005 },
    ])
  })

  it('lists requests in their order, with their status once there is one', () => {
    const { register } = registered()
    const first = register.accepted('http', 1)
    const second = register.accepted('http', 2)
    const answered = first.requested('GET', '/a', 'h')
    second.requested('POST', '/b', null)
    answered(204)
    expect(register.requests()).toEqual([
      { connection: 1, method: 'GET', target: '/a', host: 'h', status: 204 },
      { connection: 2, method: 'POST', target: '/b', host: null, status: null },
    ])
  })

  it('remembers the last 10 000 requests one by one, and counts on', () => {
    const { register } = registered()
    const connection = register.accepted('http', 1)
    for (let at = 0; at < 10_005; at += 1) connection.requested('GET', `/${at}`, 'h')
    expect(register.requests()).toHaveLength(10_000)
    expect(register.requests()[0]?.target).toBe('/5')
    expect(register.connections()).toMatchObject([{ requests: 10_005 }])
  })

  it('forgets at a reset, and lists an open connection again when it is used', () => {
    const { register } = registered()
    const old = register.accepted('http', 1)
    old.requested('GET', '/old', 'h')
    register.reset()
    expect(register.connections()).toEqual([])
    expect(register.requests()).toEqual([])
    register.accepted('http', 2)
    old.requested('GET', '/new', 'other')
    expect(register.connections()).toMatchObject([
      { n: 1, remotePort: 2 },
      { n: 2, remotePort: 1, requests: 1, host: 'other' },
    ])
    expect(register.requests()).toMatchObject([{ connection: 2, target: '/new' }])
  })

  it('gives out copies', () => {
    const { register } = registered()
    register.accepted('http', 1)
    const before = register.connections()
    register.reset()
    expect(before).toMatchObject([{ n: 1 }])
  })
})
