import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HTTPAdapter } from '../../src/adapters/http-adapter.ts'
import { Request } from '../../src/models/request.ts'
import type { Response } from '../../src/models/response.ts'
import type { SendOptions } from '../../src/models/send-options.ts'
import { rawProxy } from '../transport/raw-proxy.ts'
import { answer, type RawServer, rawServer, type Script } from '../transport/raw-server.ts'
import { type RawSocks, rawSocks } from '../transport/raw-socks.ts'

const pem = (name: string) =>
  fileURLToPath(new URL(`../conformance/corpus/pem/${name}`, import.meta.url))
const ca = pem('ca.pem')
const adapter = new HTTPAdapter()
const servers: (RawServer | RawSocks)[] = []

function started<S extends RawServer | RawSocks>(server: S): S {
  servers.push(server)
  return server
}

const tls = { cert: readFileSync(pem('server.pem')), key: readFileSync(pem('server.key')) }

const ok: Script = (_, socket) => socket.write(answer('ok'))

async function send(
  url: string,
  proxy: string,
  more: Partial<SendOptions> = {},
): Promise<Response> {
  const defaults = { stream: false, timeout: null, verify: ca, cert: null }
  const request = new Request('GET', url).prepare()
  const response = await adapter.send(request, { ...defaults, proxies: { all: proxy }, ...more })
  await response.read()
  return response
}

function pools(proxy: string) {
  const { pools = [] } = adapter.proxy_manager[proxy] ?? {}
  return pools.map(({ scheme, host, port, num_connections, num_requests }) => [
    `${scheme}://${host}:${port}`,
    num_connections,
    num_requests,
  ])
}

afterEach(async () => {
  adapter.close()
  vi.restoreAllMocks()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

describe('an adapter with a forward proxy', () => {
  it('sends every http request over the one pool of the proxy', async () => {
    const proxy = started(await rawServer(ok))
    const url = `http://127.0.0.1:${proxy.port}`
    for (const target of ['http://a.test/1', 'http://b.test:81/2']) await send(target, url)
    expect(pools(url)).toEqual([[url, 1, 2]])
    expect(adapter.poolmanager.pools).toEqual([])
    expect(proxy.heads.map((head) => head.split('\r\n')[0])).toEqual([
      'GET http://a.test/1 HTTP/1.1',
      'GET http://b.test:81/2 HTTP/1.1',
    ])
    expect(proxy.heads.map((head) => /^host: (.*)$/im.exec(head)?.[1])).toEqual([
      'a.test',
      'b.test:81',
    ])
  })

  it('tells it who asks, and keeps that out of the request', async () => {
    const proxy = started(await rawServer(ok))
    const response = await send('http://a.test/', `http://u:p@127.0.0.1:${proxy.port}`)
    expect(proxy.heads[0]?.split('\r\n')).toContain('Proxy-Authorization: Basic dTpw')
    expect(response.request.headers['Proxy-Authorization']).toBeUndefined()
  })

  it('hands on an answer that asks who asks', async () => {
    const proxy = started(
      await rawServer((_, socket) => socket.write(answer('who?', [], '407 Who'))),
    )
    const response = await send('http://a.test/', `http://127.0.0.1:${proxy.port}`)
    expect([response.status_code, response.text]).toEqual([407, 'who?'])
  })

  it('does not check the certificate of a TLS proxy for http, and warns of it', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const proxy = started(await rawServer(ok, tls))
    await send('http://a.test/', `https://127.0.0.1:${proxy.port}`, { verify: true })
    expect(warn.mock.calls.map(([message]) => String(message))).toEqual([
      expect.stringContaining("made to host '127.0.0.1'"),
    ])
  })

  it('says that it went away under a request', async () => {
    const proxy = started(await rawServer((_, socket) => socket.end()))
    const failed = send('http://a.test/', `http://127.0.0.1:${proxy.port}`)
    await expect(failed).rejects.toMatchObject({ name: 'ProxyError' })
  })
})

describe('an adapter with a tunnelling proxy', () => {
  it('has a pool and a tunnel for each target', async () => {
    const server = started(await rawServer(ok, tls))
    const proxy = started(await rawProxy(server.port, ok))
    const url = `http://u:p@127.0.0.1:${proxy.port}`
    for (const target of ['https://a.example.test/1', 'https://a.example.test/2']) {
      await send(target, url)
    }
    await send('https://b.example.test:8443/3', url)
    expect(pools(url)).toEqual([
      ['https://a.example.test:443', 1, 2],
      ['https://b.example.test:8443', 1, 1],
    ])
    expect(proxy.heads.map((head) => head.split('\r\n')[0])).toEqual([
      'CONNECT a.example.test:443 HTTP/1.1',
      'CONNECT b.example.test:8443 HTTP/1.1',
    ])
    expect(proxy.heads[0]).toContain('Proxy-Authorization: Basic dTpw')
    expect(server.heads.join()).not.toContain('roxy-')
  })

  it('counts the connections of each proxy apart', async () => {
    const server = started(await rawServer(ok, tls))
    const first = started(await rawProxy(server.port, ok))
    const second = started(await rawProxy(server.port, ok))
    const urls = [first, second].map(({ port }) => `http://127.0.0.1:${port}`)
    for (const url of urls) await send('https://example.test/', url)
    for (const url of urls) expect(pools(url)).toEqual([['https://example.test:443', 1, 1]])
  })

  it('warns of the proxy where nothing is checked', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const server = started(await rawServer(ok, tls))
    const proxy = started(await rawProxy(server.port, ok))
    await send('https://example.test/', `http://127.0.0.1:${proxy.port}`, { verify: false })
    expect(String(warn.mock.calls[0]?.[0])).toContain("made to host '127.0.0.1'")
  })

  it('says in requests’ words that it refuses', async () => {
    const refusing: Script = (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    const proxy = started(await rawServer(refusing))
    const failed = send('https://a.test/x', `http://127.0.0.1:${proxy.port}`)
    await expect(failed).rejects.toMatchObject({
      name: 'ProxyError',
      message:
        "HTTPSConnectionPool(host='a.test', port=443): Max retries exceeded with url: /x " +
        "(Caused by ProxyError('Unable to connect to proxy', " +
        "OSError('Tunnel connection failed: 502 Bad Gateway')))",
    })
  })
})

describe('an adapter with a SOCKS proxy', () => {
  it('has the pools of the targets', async () => {
    const server = started(await rawServer(ok))
    const proxy = started(await rawSocks({ port: server.port }))
    const url = `socks5h://127.0.0.1:${proxy.port}`
    const response = await send('http://a.test/x', url)
    expect(response.text).toBe('ok')
    expect(pools(url)).toEqual([['http://a.test:80', 1, 1]])
    expect(server.heads[0]?.split('\r\n')[0]).toBe('GET /x HTTP/1.1')
  })
})

describe('an adapter', () => {
  it('closes the connections of its proxies, too', async () => {
    const closed: number[] = []
    const proxy = started(
      await rawServer(({ connection }, socket) => {
        socket.once('close', () => closed.push(connection))
        socket.write(answer('ok'))
      }),
    )
    const url = `http://127.0.0.1:${proxy.port}`
    await send('http://a.test/', url)
    adapter.close()
    await vi.waitFor(() => expect(closed).toEqual([1]))
    expect(pools(url)).toEqual([])
  })

  it('says which URL of a proxy it can not read', async () => {
    const failed = send('http://a.test/', 'ftp://p')
    await expect(failed).rejects.toMatchObject({
      name: 'InvalidURL',
      message: 'Proxy URL had unsupported scheme ftp, should use http:// or https://',
    })
  })
})
