import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock/system-clock.ts'
import type { PoolReplEvent } from '../../src/events/event.ts'
import type { Origin, Scheme } from '../../src/http/origin.ts'
import { nextConnectionId } from '../../src/transport/connection.ts'
import { type DialOptions, dial } from '../../src/transport/dial.ts'
import { Routes } from '../../src/transport/routes.ts'
import type { TlsSettings } from '../../src/transport/tls-settings.ts'
import type { Via } from '../../src/transport/via.ts'
import { rawProxy } from './raw-proxy.ts'
import { type RawServer, rawServer } from './raw-server.ts'
import { type RawSocks, rawSocks } from './raw-socks.ts'

const pem = (name: string) =>
  readFileSync(new URL(`../conformance/corpus/pem/${name}`, import.meta.url), 'utf8')
const serverTls = { cert: pem('server.pem'), key: pem('server.key') }
/** Trusts the authority of the tests, and has a certificate to show. */
const tls: TlsSettings = {
  id: 'test',
  verify: true,
  ca: pem('ca.pem'),
  cert: pem('client.pem'),
  key: pem('client.key'),
}
const target: Origin = { scheme: 'https', host: 'example.test', port: 443 }
const open: (RawServer | RawSocks)[] = []
let events: PoolReplEvent[] = []

function at(scheme: Scheme, port: number, host = '127.0.0.1'): Origin {
  return { scheme, host, port }
}

function started<S extends RawServer | RawSocks>(server: S): S {
  open.push(server)
  return server
}

async function connect(via: Via, origin = target, more: Partial<DialOptions> = {}) {
  events = []
  const { layers } = await dial({
    origin,
    via,
    tls,
    routes: new Routes(),
    clock: systemClock,
    signal: undefined,
    connectTimeoutMs: null,
    nextId: nextConnectionId,
    emit: (event) => events.push(event),
    request: 1,
    ...more,
  })
  const socket = layers.at(-1) ?? layers[0]
  const answer = new Promise((resolve) => socket.once('data', resolve))
  socket.write('GET / HTTP/1.1\r\n\r\n')
  const text = String(await answer)
  socket.destroy()
  return text
}

function steps(): string {
  return events
    .map(({ type, ...event }) => `${type}${'error' in event && event.error ? ' failed' : ''}`)
    .join(', ')
}

function web(tlsOptions?: typeof serverTls): Promise<RawServer> {
  return rawServer((_, socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'), tlsOptions)
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

describe('dialling through a proxy', () => {
  for (const scheme of ['http', 'https'] as const) {
    it(`tunnels TLS through an ${scheme} proxy`, async () => {
      const server = started(await web(serverTls))
      const own = scheme === 'https' ? serverTls : undefined
      const proxy = started(await rawProxy(server.port, () => {}, own))
      const via = { kind: 'tunnel', proxy: at(scheme, proxy.port), authorization: null } as const
      expect(await connect(via)).toContain('200 OK')
      expect(proxy.heads).toEqual(['CONNECT example.test:443 HTTP/1.1\r\nHost: example.test:443'])
      expect(steps()).toBe('connect, established, proxy, tls')
    })
  }

  it('checks the certificate of the target, not that of the proxy, for the target', async () => {
    const server = started(await web(serverTls))
    const proxy = started(await rawProxy(server.port, () => {}))
    const via = { kind: 'tunnel', proxy: at('http', proxy.port), authorization: null } as const
    const dialled = connect(via, { ...target, host: 'other.test' })
    const cause = { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }
    await expect(dialled).rejects.toMatchObject({ failure: 'tls', proxy: undefined, cause })
    expect(steps()).toBe('connect, established, proxy, tls failed, closed')
  })

  it('checks the certificate of the proxy for the proxy', async () => {
    const proxy = started(await rawProxy(1, () => {}, serverTls))
    const place = at('https', proxy.port, 'proxy.invalid')
    const routes = new Routes()
    routes.map('proxy.invalid', null, { address: '127.0.0.1', port: proxy.port })
    const via = { kind: 'tunnel', proxy: place, authorization: null } as const
    await expect(connect(via, target, { routes })).rejects.toMatchObject({
      failure: 'tls',
      proxy: `proxy.invalid:${proxy.port}`,
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    })
    expect(steps()).toBe('connect, established, proxy failed, closed')
    expect(proxy.heads).toEqual([])
  })

  it('sends whole requests over TLS to a forward proxy that speaks it', async () => {
    const proxy = started(await web(serverTls))
    const place = at('https', proxy.port)
    const via = { kind: 'forward', proxy: place, target: at('http', 80) } as const
    expect(await connect(via, place)).toContain('200 OK')
    expect(steps()).toBe('connect, established, tls')
  })

  for (const scheme of ['http', 'https'] as const) {
    it(`reaches an ${scheme} target through a SOCKS proxy`, async () => {
      const server = started(await web(scheme === 'https' ? serverTls : undefined))
      const proxy = started(await rawSocks({ port: server.port }))
      const socks = { version: 5, remoteDns: true, credentials: null } as const
      const via = { kind: 'socks', proxy: at('http', proxy.port), ...socks } as const
      expect(await connect(via, { ...target, scheme })).toContain('200 OK')
      expect(proxy.seen).toContain('name example.test 443')
      expect(steps()).toBe(`connect, established, proxy${scheme === 'https' ? ', tls' : ''}`)
    })
  }

  const unreachable: readonly Via[] = [
    { kind: 'tunnel', proxy: at('http', 1), authorization: null },
    { kind: 'forward', proxy: at('http', 1), target: at('http', 80) },
    { kind: 'socks', proxy: at('http', 1), version: 5, remoteDns: true, credentials: null },
  ]
  for (const via of unreachable) {
    it(`says that the ${via.kind} proxy is not there`, async () => {
      const dialled = connect(via, via.kind === 'forward' ? via.proxy : target)
      const failed = { failure: 'unreachable', phase: 'connect', proxy: '127.0.0.1:1' }
      await expect(dialled).rejects.toMatchObject(failed)
    })
  }

  it('refuses a target that no route covers, offline', async () => {
    const proxy = started(await rawProxy(1, () => {}))
    const routes = new Routes()
    routes.sealed = true
    const via = { kind: 'tunnel', proxy: at('http', proxy.port), authorization: null } as const
    const dialled = connect(via, target, { routes })
    await expect(dialled).rejects.toMatchObject({ failure: 'refused-by-route' })
    expect(proxy.accepted()).toBe(0)
  })
})
