import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock/system-clock.ts'
import { type Dialing, limitsOf } from '../../src/transport/dialing.ts'
import { Routes } from '../../src/transport/routes.ts'
import { openSocks } from '../../src/transport/socks.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'
import type { Socks } from '../../src/transport/via.ts'
import { type RawServer, rawServer } from './raw-server.ts'
import { type RawSocks, rawSocks, type SocksScript } from './raw-socks.ts'

let proxy: RawSocks | undefined
let server: RawServer | undefined

interface Asked {
  readonly host?: string
  readonly port?: number
  readonly remoteDns?: boolean
  readonly credentials?: Socks['credentials']
  readonly connectTimeoutMs?: number
  readonly to?: number
}

async function ask(script: SocksScript, asked: Asked = {}) {
  proxy = await rawSocks(script)
  const { host = 'shop.test', port = 80, remoteDns = true, credentials = null } = asked
  const to = asked.to ?? proxy.port
  const socket = connect(to, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  const clock = systemClock
  const signal = undefined
  const { connectTimeoutMs = null } = asked
  const limits = { clock, signal, startMs: clock.nowMs(), connectTimeoutMs }
  const origin = { scheme: 'http', host, port } as const
  const dialing: Dialing = {
    origin,
    tls: tlsSettings({ verify: true, cert: null }),
    routes: new Routes(),
    clock,
    signal,
    emit() {},
    limits: (phase) => limitsOf(phase, limits),
  }
  const at = { scheme: 'http', host: '127.0.0.1', port: to } as const
  const via: Socks = { kind: 'socks', proxy: at, version: 5, remoteDns, credentials }
  await openSocks(socket, origin, via, 'c1', dialing)
  return socket
}

afterEach(async () => {
  await proxy?.close()
  await server?.close()
  server = undefined
})

const asked = [
  { name: 'the name, where the proxy looks it up', host: 'shop.test', remoteDns: true },
  { name: 'the address, where it is looked up here', host: 'localhost', remoteDns: false },
]

/** RFC 1928, 6; the words are PySocks'. */
const refusals: readonly { script: SocksScript; message: string }[] = [
  { script: { reply: 1 }, message: '0x01: General SOCKS server failure' },
  { script: { reply: 2 }, message: '0x02: Connection not allowed by ruleset' },
  { script: { reply: 3 }, message: '0x03: Network unreachable' },
  { script: { reply: 4 }, message: '0x04: Host unreachable' },
  { script: { reply: 5 }, message: '0x05: Connection refused' },
  { script: { reply: 6 }, message: '0x06: TTL expired' },
  { script: { reply: 7 }, message: '0x07: Command not supported, or protocol error' },
  { script: { reply: 8 }, message: '0x08: Address type not supported' },
  { script: { reply: 9 }, message: 'Unknown error' },
  { script: { method: 255 }, message: 'All offered SOCKS5 authentication methods were rejected' },
  { script: { method: 2, login: 1 }, message: 'SOCKS5 authentication failed' },
]

describe('a SOCKS proxy', () => {
  for (const { name, host, remoteDns } of asked) {
    it(`is asked for ${name}`, async () => {
      server = await rawServer(() => {})
      const socket = await ask({ port: server.port }, { host, remoteDns })
      socket.destroy()
      const wanted = remoteDns ? 'name shop.test 80' : 'address 127.0.0.1 80'
      expect(proxy?.seen).toEqual(['methods 0', wanted])
    })
  }

  it('leads to the target', async () => {
    server = await rawServer((_, peer) => peer.write('HTTP/1.1 200 OK\r\n\r\n'))
    const socket = await ask({ port: server.port })
    const answer = new Promise((resolve) => socket.once('data', resolve))
    socket.resume()
    socket.write('GET / HTTP/1.1\r\n\r\n')
    expect(String(await answer)).toContain('200 OK')
    socket.destroy()
  })

  it('is told user and password where it wants them', async () => {
    server = await rawServer(() => {})
    const script = { method: 2, port: server.port }
    const socket = await ask(script, { credentials: ['user', 'pass'] })
    socket.destroy()
    expect(proxy?.seen).toEqual(['methods 0 2', 'user:pass', 'name shop.test 80'])
  })

  for (const { script, message } of refusals) {
    it(`refuses: ${message}`, async () => {
      const refused = ask(script, { credentials: ['user', 'pass'] })
      await expect(refused).rejects.toMatchObject({ failure: 'proxy-refused', message })
    })
  }

  it('closes the connection instead of answering', async () => {
    server = await rawServer(() => {})
    const mute = ask({}, { to: server.port, connectTimeoutMs: 2000 })
    while (server.accepted() === 0) await new Promise((resolve) => setImmediate(resolve))
    server.drop()
    const message = 'Connection closed unexpectedly'
    await expect(mute).rejects.toMatchObject({ failure: 'proxy-refused', message })
  })

  it('is given up when it is silent for too long', async () => {
    server = await rawServer(() => {})
    const mute = ask({}, { to: server.port, connectTimeoutMs: 50 })
    await expect(mute).rejects.toMatchObject({ failure: 'connect-timeout' })
  })

  it('is not asked for a name that has no address here', async () => {
    const unknown = ask({}, { host: 'no-such-host.invalid', remoteDns: false })
    await expect(unknown).rejects.toMatchObject({ failure: 'name-unknown' })
    expect(proxy?.seen).toEqual([])
  })
})
