import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock/system-clock.ts'
import type { Origin } from '../../src/http/origin.ts'
import { type Dialing, limitsOf } from '../../src/transport/dialing.ts'
import { Routes } from '../../src/transport/routes.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'
import { openTunnel } from '../../src/transport/tunnel.ts'
import { type RawServer, rawServer, type Script } from './raw-server.ts'

const target: Origin = { scheme: 'https', host: 'shop.test', port: 8443 }
let server: RawServer
let socket: Socket

async function ask(
  script: Script,
  {
    to = target,
    authorization = null as string | null,
    connectTimeoutMs = null as number | null,
  } = {},
  signal?: AbortSignal,
): Promise<void> {
  server = await rawServer(script)
  socket = connect(server.port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  const clock = systemClock
  const limits = { clock, signal, startMs: clock.nowMs(), connectTimeoutMs }
  const dialing: Dialing = {
    origin: to,
    tls: tlsSettings({ verify: true, cert: null }),
    routes: new Routes(),
    clock,
    signal,
    emit() {},
    limits: (phase) => limitsOf(phase, limits),
  }
  await openTunnel(socket, to, authorization, 'c1', dialing)
}

afterEach(async () => {
  socket.destroy()
  await server.close()
})

const requests = [
  { name: 'a host and its port', to: target, line: 'CONNECT shop.test:8443 HTTP/1.1' },
  {
    name: 'an IPv6 address in brackets',
    to: { ...target, host: '::1' },
    line: 'CONNECT [::1]:8443 HTTP/1.1',
  },
]

const answers = [
  { answer: 'HTTP/1.1 200 OK\r\n\r\n' },
  { answer: 'HTTP/1.0 200\r\nVia: x\r\n\r\n' },
  { answer: 'HTTP/1.1 200 OK\n\n' },
]

const refusals = [
  {
    answer: 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n',
    failure: 'proxy-refused',
    message: 'Tunnel connection failed: 407 Proxy Authentication Required',
  },
  {
    answer: 'HTTP/1.1 502 Bad Gateway \r\nContent-Length: 3\r\n\r\nno!',
    failure: 'proxy-refused',
    message: 'Tunnel connection failed: 502 Bad Gateway',
  },
  {
    answer: 'HTTP/1.1 403\r\n\r\n',
    failure: 'proxy-refused',
    message: 'Tunnel connection failed: 403 ',
  },
  {
    answer: 'HTTP/1.1 201 Created\r\n\r\n',
    failure: 'proxy-refused',
    message: 'Tunnel connection failed: 201 Created',
  },
  { answer: 'garbage\r\n', failure: 'not-http', message: 'garbage\r\n' },
  { answer: 'HTTP/1.1 abc\r\n', failure: 'not-http', message: 'HTTP/1.1 abc\r\n' },
]

describe('a tunnel', () => {
  for (const { name, to, line } of requests) {
    it(`is asked for by ${name}`, async () => {
      await ask((_, peer) => peer.write('HTTP/1.1 200 OK\r\n\r\n'), { to })
      expect(server.heads).toEqual([`${line}\r\nHost: ${line.split(' ')[1]}`])
    })
  }

  it('is asked for with credentials where there are some', async () => {
    const authorization = 'Basic dTpw'
    await ask((_, peer) => peer.write('HTTP/1.1 200 OK\r\n\r\n'), { authorization })
    expect(server.heads[0]?.split('\r\n')).toContain('Proxy-Authorization: Basic dTpw')
  })

  for (const { answer } of answers) {
    it(`is there after ${JSON.stringify(answer)}`, async () => {
      await ask((_, peer) => peer.write(answer))
      expect(socket.listenerCount('readable')).toBe(0)
    })
  }

  it('waits for the whole head, in however many pieces it comes', async () => {
    const pieces = ['HTTP/1.', '1 200 O', 'K\r\nVia: x\r', '\n\r\n']
    await ask((_, peer) => {
      for (const [i, piece] of pieces.entries()) setTimeout(() => peer.write(piece), 5 * i)
    })
    expect(server.heads).toHaveLength(1)
  })

  for (const { answer, failure, message } of refusals) {
    it(`does not come up after ${JSON.stringify(answer)}`, async () => {
      const asked = ask((_, peer) => peer.write(answer, 'latin1'))
      await expect(asked).rejects.toMatchObject({ failure, message, phase: 'proxy' })
      expect(socket.destroyed).toBe(true)
    })
  }

  it('says that the proxy hung up', async () => {
    const asked = ask((_, peer) => peer.end())
    await expect(asked).rejects.toMatchObject({ failure: 'disconnected', phase: 'proxy' })
  })

  it('says that the proxy answers with too much', async () => {
    const asked = ask((_, peer) => peer.write('x'.repeat(70_000)))
    await expect(asked).rejects.toMatchObject({ failure: 'not-http' })
  })

  it('is given up when the proxy is silent for too long', async () => {
    const asked = ask(() => {}, { connectTimeoutMs: 50 })
    await expect(asked).rejects.toMatchObject({ failure: 'read-timeout', phase: 'proxy' })
    expect(socket.destroyed).toBe(true)
  })

  it('is given up at once when the signal aborts', async () => {
    const interrupt = new AbortController()
    const asked = ask(() => interrupt.abort(new Error('ctrl-c')), {}, interrupt.signal)
    await expect(asked).rejects.toThrow('ctrl-c')
  })
})
