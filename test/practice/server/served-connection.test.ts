import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src/clock/manual-clock.ts'
import { systemClock } from '../../../src/clock/system-clock.ts'
import { PracticeServer } from '../../../src/practice/server/practice-server.ts'
import { bodyLimit } from '../../../src/practice/server/request-reader.ts'
import { headLimit } from '../../../src/practice/wire/request-parser.ts'
import { statuses, WireClient } from '../wire-client.ts'

let server: PracticeServer
let port: number

beforeEach(async () => {
  server = new PracticeServer(systemClock)
  port = await server.listen(0)
})

afterEach(() => server.close())

/** Polls what the server saw until it is so; what a peer did takes its moment to get there. */
async function saw(connection: object): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [seen] = server.register.connections()
    if (
      seen &&
      Object.entries(connection).every(([key, value]) => Reflect.get(seen, key) === value)
    ) {
      return
    }
    await sleep(5)
  }
  expect(server.register.connections()).toMatchObject([connection])
}

describe('a connection', () => {
  it('serves many requests, until the client ends it', async () => {
    const client = await WireClient.open(port)
    for (let count = 1; count <= 50; count += 1) {
      client.get(`/status/2${String(count).padStart(2, '0')}`)
      await client.until(new RegExp(` 2${String(count).padStart(2, '0')} `))
    }
    await saw({ n: 1, requests: 50, open: true, host: 'h.test' })
    client.socket.end()
    expect(await client.over).toBe(null)
    await saw({ open: false, closedBy: 'client' })
  })

  it('is counted before it has said anything', async () => {
    const silent = await WireClient.open(port)
    const { localPort } = silent.socket
    await saw({ n: 1, requests: 0, host: null, remotePort: localPort })
    silent.socket.destroy()
    await saw({ open: false, closedBy: 'client' })
  })

  it('answers requests that came together, in their order', async () => {
    const client = await WireClient.open(port)
    client.say(
      ['/delay/0.05', '/stream/2', '/status/204', '/status/418']
        .map((target) => `GET ${target} HTTP/1.1\r\nHost: h\r\n\r\n`)
        .join(''),
    )
    await client.until(/ 418 .*\r\n\r\n$/s)
    expect(statuses(client.heard)).toEqual([200, 200, 204, 418])
    expect(server.register.requests().map(({ status }) => status)).toEqual([200, 200, 204, 418])
  })

  it('answers HEAD without a body and goes on', async () => {
    const client = await WireClient.open(port)
    client.say(
      'HEAD /bytes/5 HTTP/1.1\r\nHost: h\r\n\r\nHEAD /stream/3 HTTP/1.1\r\nHost: h\r\n\r\n',
    )
    client.get('/status/418')
    await client.until(/418/)
    expect(client.heard).toBe(
      'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 5\r\n\r\n' +
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n' +
        "HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n",
    )
  })

  it('ends after /close, and says so', async () => {
    const client = await WireClient.open(port)
    client.get('/close')
    client.get('/get')
    await client.until(/ends here/)
    client.socket.end()
    expect(await client.over).toBe(null)
    expect(client.heard).toMatch(/^HTTP\/1\.1 200 OK\r\n.*Connection: close\r\n\r\n/s)
    expect(statuses(client.heard)).toEqual([200])
    await saw({ open: false, closedBy: 'server', requests: 1 })
  })

  it('is let go a second later where the client does not end its side', async () => {
    const clock = new ManualClock()
    const patient = new PracticeServer(clock)
    const client = await WireClient.open(await patient.listen(0))
    client.get('/close')
    await client.ended()
    clock.advance(999)
    await sleep(50)
    client.say('heard, and dropped')
    await sleep(50)
    expect(client.socket.destroyed).toBe(false)
    clock.advance(1)
    await sleep(50)
    client.say('still here?')
    await sleep(50)
    client.say('still here?')
    expect(await client.over).toMatch(/EPIPE|ECONNRESET/)
  })

  it('takes a request that drips in', async () => {
    const client = await WireClient.open(port)
    const request = 'POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc'
    for (const letter of request) {
      client.say(letter)
      await sleep(1)
    }
    expect(await client.until(/"data": "abc"/)).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('takes a chunked body', async () => {
    const client = await WireClient.open(port)
    client.say('POST /post HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n')
    client.say('1\r\nc\r\n0\r\n\r\n')
    await client.until(/"data": "abc"/)
  })

  it('asks for a body that is to be asked for', async () => {
    const client = await WireClient.open(port)
    client.say(
      'POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n',
    )
    await client.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    client.say('a')
    await sleep(20)
    client.say('bc')
    await client.until(/\r\n\r\nHTTP\/1\.1 200 OK.*"data": "abc"/s)
  })

  it('does not ask for a body that has begun', async () => {
    const client = await WireClient.open(port)
    client.say(
      'POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\na',
    )
    await sleep(20)
    client.say('bc')
    await client.until(/^HTTP\/1\.1 200 OK.*"data": "abc"/s)
  })

  it('waits for a client that reads slowly', async () => {
    const client = await WireClient.open(port)
    client.socket.pause()
    client.get('/bytes/20000000')
    await sleep(100)
    client.socket.resume()
    await client.until(/Content-Length: 20000000\r\n\r\n/)
    while (client.heard.length < 20_000_000) await sleep(5)
    const body = Buffer.from(client.heard.slice(client.heard.indexOf('\r\n\r\n') + 4), 'latin1')
    expect(body.length).toBe(20_000_000)
    expect(body.findIndex((byte, at) => byte !== at % 251)).toBe(-1)
  })
})

describe('a client that ends its side', () => {
  it('still gets the answers to what it asked', async () => {
    const client = await WireClient.open(port)
    client.get('/stream/2')
    client.get('/status/418')
    client.socket.end()
    expect(await client.over).toBe(null)
    expect(statuses(client.heard)).toEqual([200, 418])
    await saw({ open: false, closedBy: 'client', requests: 2 })
  })

  it('within a request is told so', async () => {
    const client = await WireClient.open(port)
    client.say('POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\na')
    client.socket.end()
    expect(await client.over).toBe(null)
    expect(statuses(client.heard)).toEqual([400])
  })

  for (const how of ['end', 'destroy', 'resetAndDestroy'] as const) {
    it(`by ${how}() abandons a delay`, async () => {
      const client = await WireClient.open(port)
      client.get('/delay/60')
      await saw({ requests: 1 })
      client.socket[how]()
      await client.over
      expect(client.heard).toBe('')
      await saw({ open: false, closedBy: 'client' })
      expect(server.register.requests()).toMatchObject([{ target: '/delay/60', status: null }])
    })
  }

  it('in the middle of an answer leaves the server in order', async () => {
    const client = await WireClient.open(port)
    client.get('/bytes/50000000')
    await client.until(/200 OK/)
    client.socket.resetAndDestroy()
    await saw({ open: false, closedBy: 'client' })
    const next = await WireClient.open(port)
    next.get('/status/418')
    await next.until(/418/)
  })
})

describe('a request that is refused', () => {
  const post = 'POST /post HTTP/1.1\r\nHost: h\r\n'
  const cases = [
    { name: 'nonsense', request: 'nonsense\r\n\r\n', status: 400, seen: 0 },
    { name: 'no Host', request: 'GET / HTTP/1.1\r\n\r\n', status: 400, seen: 0 },
    {
      name: 'a head over 64 KiB',
      request: `GET / HTTP/1.1\r\nA: ${'b'.repeat(headLimit)}\r\n\r\n`,
      status: 431,
      seen: 0,
    },
    {
      name: 'a body announced over the limit',
      request: `${post}Content-Length: ${bodyLimit + 1}\r\nExpect: 100-continue\r\n\r\n`,
      status: 413,
      seen: 1,
    },
    {
      name: 'a chunked body over the limit',
      request: `${post}Transfer-Encoding: chunked\r\n\r\n${(bodyLimit + 1).toString(16)}\r\n${'a'.repeat(bodyLimit + 1)}`,
      status: 413,
      seen: 1,
    },
    { name: 'an unknown expectation', request: `${post}Expect: tea\r\n\r\n`, status: 417, seen: 1 },
    {
      name: 'another transfer coding',
      request: `${post}Transfer-Encoding: gzip\r\n\r\n`,
      status: 501,
      seen: 0,
    },
    { name: 'HTTP/2', request: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 505, seen: 0 },
  ]
  for (const { name, request, status, seen } of cases) {
    it(`for ${name} is answered with ${status}, then hung up on`, async () => {
      const client = await WireClient.open(port)
      client.say(request)
      await client.ended()
      client.socket.end()
      await client.over
      expect(statuses(client.heard)).toEqual([status])
      expect(client.heard).toContain('Connection: close')
      await saw({ open: false, closedBy: 'server', requests: seen })
    })
  }
})

describe('HTTP/1.0', () => {
  it('is closed after the answer', async () => {
    const client = await WireClient.open(port)
    client.say('GET /status/200 HTTP/1.0\r\n\r\n')
    await client.ended()
    expect(client.heard).toBe('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  })

  it('gets no chunks', async () => {
    const client = await WireClient.open(port)
    client.say('GET /stream/1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n')
    await client.ended()
    expect(client.heard).toMatch(/Connection: close\r\n\r\n\{"id":0.*\}\n$/s)
  })
})
