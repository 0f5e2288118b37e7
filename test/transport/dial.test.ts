import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock/system-clock.ts'
import { simulatedLines } from '../../src/distance/simulated-lines.ts'
import type { PoolReplEvent } from '../../src/events/event.ts'
import type { Scheme } from '../../src/http/origin.ts'
import { nextConnectionId } from '../../src/transport/connection.ts'
import { type Dialled, type DialOptions, dial } from '../../src/transport/dial.ts'
import { Routes } from '../../src/transport/routes.ts'
import { connectTcp } from '../../src/transport/tcp.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'
import { type RawServer, rawServer } from './raw-server.ts'

const pem = (name: string) =>
  readFileSync(new URL(`../conformance/corpus/pem/${name}`, import.meta.url), 'utf8')
const serverTls = { cert: pem('server.pem'), key: pem('server.key') }
let server: RawServer | undefined
let events: PoolReplEvent[] = []

function options(scheme: Scheme, host: string, more: Partial<DialOptions> = {}): DialOptions {
  events = []
  return {
    origin: { scheme, host, port: server?.port ?? 0 },
    tls: tlsSettings({ verify: true, cert: null }),
    via: undefined,
    routes: new Routes(),
    clock: systemClock,
    signal: undefined,
    connectTimeoutMs: null,
    nextId: nextConnectionId,
    emit: (event) => events.push(event),
    request: 1,
    ...more,
  }
}

/** Host → the server, with an authority to trust there. */
function routeTo(host: string, ca?: string): Routes {
  const routes = new Routes()
  routes.map(host, null, { address: '127.0.0.1', port: server?.port ?? 0, ...(ca && { ca }) })
  return routes
}

function steps(): string {
  return events
    .map(({ type, ...event }) => `${type}${'error' in event && event.error ? ' failed' : ''}`)
    .join(', ')
}

function hangUp({ layers }: Dialled): void {
  layers[0].destroy()
}

afterEach(async () => {
  await server?.close()
  server = undefined
})

describe('dialling', () => {
  it('looks up a name, connects, and tells each step', async () => {
    server = await rawServer(() => {})
    hangUp(await dial(options('http', 'localhost')))
    expect(steps()).toMatch(/^dns, (connect failed, )?connect, established$/)
  })

  it('waits the round trip of a line that is simulated', async () => {
    server = await rawServer(() => {})
    const { origin } = options('http', '127.0.0.1')
    const remove = simulatedLines.add((_, port) => (port === origin.port ? 50 : 0))
    hangUp(await dial(options('http', '127.0.0.1')))
    const [connect] = events.filter((event) => event.type === 'connect')
    expect((connect?.atMs ?? 0) - (connect?.startMs ?? 0)).toBeGreaterThan(48)
    const late = dial(options('http', '127.0.0.1', { connectTimeoutMs: 10 }))
    await expect(late).rejects.toMatchObject({ failure: 'connect-timeout', phase: 'connect' })
    remove()
  })

  it('looks nothing up for an address', async () => {
    server = await rawServer(() => {})
    hangUp(await dial(options('http', '127.0.0.1')))
    expect(steps()).toBe('connect, established')
  })

  it('goes to the next address when one refuses', async () => {
    server = await rawServer(() => {})
    const { origin, clock } = options('http', 'twice.test')
    const dialing = {
      ...options('http', 'twice.test'),
      emit: (event: object) => events.push(event as PoolReplEvent),
      limits: () => ({
        clock,
        timeoutMs: null,
        timeoutError: () => new Error(),
        signal: undefined,
      }),
    }
    const { tcp, ends } = await connectTcp(['127.0.0.2', '127.0.0.1'], origin.port, dialing)
    expect(ends.remote).toBe(`127.0.0.1:${origin.port}`)
    tcp.destroy()
    expect(steps()).toBe('connect failed, connect')
  })

  it('checks the certificate for the name of the origin, also over a route', async () => {
    server = await rawServer(() => {}, serverTls)
    hangUp(
      await dial(
        options('https', 'example.test', { routes: routeTo('example.test', pem('ca.pem')) }),
      ),
    )
    expect(steps()).toBe('connect, established, tls')
  })

  const refusals = [
    {
      name: 'another name',
      host: 'other.test',
      ca: pem('ca.pem'),
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    },
    {
      name: 'an unknown authority',
      host: 'example.test',
      ca: undefined,
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    },
  ]
  for (const { name, host, ca, code } of refusals) {
    it(`refuses a certificate of ${name}`, async () => {
      server = await rawServer(() => {}, serverTls)
      const dialled = dial(options('https', host, { routes: routeTo(host, ca) }))
      await expect(dialled).rejects.toMatchObject({ failure: 'tls', phase: 'tls', cause: { code } })
      expect(steps()).toBe('connect, established, tls failed, closed')
    })
  }

  it('takes any certificate when told not to verify', async () => {
    server = await rawServer(() => {}, serverTls)
    const tls = tlsSettings({ verify: false, cert: null })
    hangUp(await dial(options('https', '127.0.0.1', { tls })))
  })

  it('refuses a certificate also where the session of an unchecked connection is taken up', async () => {
    server = await rawServer((_request, socket) => socket.write('hello'), serverTls)
    const tls = tlsSettings({ verify: false, cert: null })
    const unchecked = await dial(options('https', 'localhost', { tls }))
    const secured = unchecked.layers.at(-1)
    // what a session is taken up by has come by the time of the first answer
    const answered = new Promise((resolve) => secured?.once('data', resolve))
    secured?.write('GET / HTTP/1.1\r\n\r\n')
    await answered
    hangUp(unchecked)
    const code = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
    const checked = dial(options('https', 'localhost'))
    await expect(checked).rejects.toMatchObject({ failure: 'tls', cause: { code } })
  })

  it('says that a name is unknown', async () => {
    const dialled = dial(options('http', 'no-such-host.invalid'))
    await expect(dialled).rejects.toMatchObject({ failure: 'name-unknown', phase: 'dns' })
    expect(steps()).toBe('dns failed')
  })

  it('refuses a time to connect that no socket takes, once it knows the address', async () => {
    server = await rawServer(() => {})
    for (const [connectTimeoutMs, fault] of [
      [Number.NaN, 'Invalid value NaN (not a number)'],
      [Number.POSITIVE_INFINITY, 'timestamp out of range for platform time_t'],
    ] as const) {
      const dialled = dial(options('http', 'localhost', { connectTimeoutMs }))
      await expect(dialled).rejects.toThrow(fault)
      expect(steps()).toBe('dns')
    }
    expect(server.accepted()).toBe(0)
  })

  it('gives up a handshake that hangs, by its own timer', async () => {
    server = await rawServer(() => {})
    const dialled = dial(options('https', '127.0.0.1', { connectTimeoutMs: 60 }))
    await expect(dialled).rejects.toMatchObject({ failure: 'read-timeout', phase: 'tls' })
  })

  it('ends at once when the signal aborts during a handshake', async () => {
    server = await rawServer(() => {})
    const interrupt = new AbortController()
    const dialled = dial(options('https', '127.0.0.1', { signal: interrupt.signal }))
    while (server.accepted() === 0) await new Promise((resolve) => setImmediate(resolve))
    interrupt.abort(new Error('ctrl-c'))
    await expect(dialled).rejects.toThrow('ctrl-c')
  })
})
