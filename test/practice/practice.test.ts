import { spawn } from 'node:child_process'
import { request as httpsRequest } from 'node:https'
import { fileURLToPath } from 'node:url'
import { Client } from 'undici/index.js'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { documentHosts, Practice } from '../../src/practice/index.ts'
import { runtimeName } from '../../src/runtime/name.ts'
import { statuses, WireClient } from './wire-client.ts'

const practice = Practice.start()

afterAll(() => practice.close())
beforeEach(() => practice.reset())

/** GETs through `node:https`, connected to the practice server whatever the name is. */
function getHttps(hostname: string, path: string, ca = practice.ca) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: practice.httpsPort,
      servername: hostname,
      headers: { Host: hostname },
      path,
      ca,
      agent: false,
    }
    const request = httpsRequest(options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
    request.on('error', reject)
    request.end()
  })
}

describe('Practice.start', () => {
  it('returns at once, and the first read of url waits for the port', async () => {
    const another = Practice.start()
    expect(another.started).toBe(false)
    expect(another.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await another.close()
  })

  it('has all of it up once ready', async () => {
    const another = Practice.start()
    expect(another.started).toBe(false)
    await another.ready()
    expect(another.started).toBe(true)
    await another.close()
    await practice.ready()
    expect(practice.port).toBeGreaterThan(0)
    expect(practice.httpsUrl).toBe(`https://127.0.0.1:${practice.httpsPort}`)
    expect(practice.ca).toMatch(/^-----BEGIN CERTIFICATE-----\n[^-]+-----END CERTIFICATE-----\n$/)
  })

  it('takes ports that are asked for, and says so when they are taken', async () => {
    const second = Practice.start({ port: practice.port })
    expect(() => second.url).toThrow(/could not start.*EADDRINUSE/s)
    await expect(second.ready()).rejects.toThrow(/EADDRINUSE/)
    await expect(second.connections()).rejects.toThrow(/EADDRINUSE/)
    await second.close()
  })

  it('is shown by its addresses', () => {
    expect(String(practice)).toBe(`<Practice ${practice.url} ${practice.httpsUrl}>`)
  })

  it('names the hosts of the documents', () => {
    expect(practice.hosts).toBe(documentHosts)
  })
})

describe('HTTPS', () => {
  const hosts = ['www.wikipedia.org', 'any.name.at-all.test', 'localhost', 'httpbin.org']
  for (const host of hosts) {
    it(`is ${host} where that is asked for`, async () => {
      expect((await getHttps(host, '/')).status).toBe(200)
      expect(await practice.connections()).toMatchObject([{ n: 1, scheme: 'https', host }])
    })
  }

  it('is 127.0.0.1 for a client that names nobody', async () => {
    const client = await WireClient.openTls(practice.httpsPort, { ca: practice.ca })
    client.get('/status/418')
    await client.until(/418/)
    client.socket.destroy()
  })

  it('is not trusted without its certificate', async () => {
    const stranger = Practice.start()
    await expect(getHttps('www.wikipedia.org', '/', stranger.ca)).rejects.toMatchObject({
      code: expect.stringMatching(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE/),
    })
    await stranger.close()
  })

  it('names the host by SNI before the first request, and counts from the accept', async () => {
    const mute = await WireClient.open(practice.httpsPort)
    const named = await WireClient.openTls(practice.httpsPort, {
      servername: 'named.test',
      ca: practice.ca,
    })
    expect(await practice.connections()).toMatchObject([
      { n: 1, host: null, requests: 0, open: true, remotePort: mute.socket.localPort },
      { n: 2, host: 'named.test', requests: 0, open: true, remotePort: named.socket.localPort },
    ])
    named.socket.destroy()
    mute.socket.destroy()
  })

  it('hangs up on a client that speaks plain HTTP', async () => {
    const client = await WireClient.open(practice.httpsPort)
    client.get('/')
    await client.ended()
    client.socket.destroy()
    expect(statuses(client.heard)).toEqual([])
  })

  it('keeps a connection for many requests, with the head of each in one case', async () => {
    const client = await WireClient.openTls(practice.httpsPort, {
      servername: 'h.test',
      ca: practice.ca,
    })
    for (let count = 0; count < 20; count += 1) client.get(`/status/${300 + count}`)
    await client.until(/ 319 /)
    expect(statuses(client.heard)).toHaveLength(20)
    client.get('/close')
    await client.until(/ends here/)
    await client.over
    expect(await practice.connections()).toMatchObject([
      { n: 1, requests: 21, open: false, closedBy: 'server' },
    ])
  })

  it('still answers a client that has ended its side', async () => {
    const options = { servername: 'h.test', ca: practice.ca, allowHalfOpen: true }
    const client = await WireClient.openTls(practice.httpsPort, options)
    client.get('/status/418')
    client.socket.end()
    await client.over
    expect(statuses(client.heard)).toEqual([418])
  })
})

describe('what the server saw', () => {
  it('is the same by connections() and at /connections', async () => {
    const client = new Client(practice.url)
    await (await client.request({ method: 'GET', path: '/get' })).body.text()
    const { body } = await client.request({ method: 'GET', path: '/connections' })
    const shown = await body.json()
    expect(shown).toEqual(await practice.connections())
    expect(shown).toMatchObject([{ n: 1, requests: 2, open: true, scheme: 'http' }])
    await client.close()
    expect(await practice.connections()).toMatchObject([{ open: false, closedBy: 'client' }])
  })

  it('has the requests, connection by connection', async () => {
    const clients = [new Client(practice.url), new Client(practice.url)] as const
    for (const client of [clients[0], clients[1], clients[0]]) {
      await (await client.request({ method: 'POST', path: '/post?a', body: 'x' })).body.text()
    }
    const host = `127.0.0.1:${practice.port}`
    const request = { method: 'POST', target: '/post?a', host, status: 200 }
    expect(await practice.requests()).toEqual([
      { connection: 1, ...request },
      { connection: 2, ...request },
      { connection: 1, ...request },
    ])
    await practice.reset()
    expect(await practice.requests()).toEqual([])
    expect(await practice.connections()).toEqual([])
    for (const client of clients) await client.close()
  })

  it('includes what the clients did just before the question', async () => {
    for (let round = 1; round <= 20; round += 1) {
      const client = await WireClient.open(practice.port)
      client.socket.destroy()
      await client.over
      const connections = await practice.connections()
      expect(connections).toHaveLength(round)
      expect(connections.filter(({ open }) => open)).toEqual([])
    }
  })

  it('has a connection for each of many clients at once', async () => {
    const clients = Array.from({ length: 20 }, () => new Client(practice.url))
    await Promise.all(
      clients.map(async (client) => {
        const { body } = await client.request({ method: 'GET', path: '/delay/0.05' })
        await body.text()
        await client.close()
      }),
    )
    const connections = await practice.connections()
    expect(connections.map(({ n, requests, closedBy }) => [n, requests, closedBy])).toEqual(
      clients.map((_, index) => [index + 1, 1, 'client']),
    )
  })

  it('goes through undici with the name and the certificate of a document host', async () => {
    const client = new Client(`https://httpbin.org:${practice.httpsPort}`, {
      connect: {
        ca: practice.ca,
        lookup: (_host, options, found) => {
          if (options.all) found(null, [{ address: '127.0.0.1', family: 4 }])
          else found(null, '127.0.0.1', 4)
        },
      },
    })
    for (let count = 0; count < 2; count += 1) {
      const path = '/'
      const { headers, body } = await client.request({
        method: 'GET',
        path,
        headers: { host: 'httpbin.org' },
      })
      expect(headers['content-length']).toBe('9593')
      expect((await body.text()).length).toBe(9593)
    }
    expect(await practice.connections()).toMatchObject([
      { n: 1, requests: 2, host: 'httpbin.org', scheme: 'https' },
    ])
    await client.close()
  })
})

describe('close', () => {
  it('ends the connections, and refuses further questions', async () => {
    const another = Practice.start()
    const client = await WireClient.open(another.port)
    client.get('/status/418')
    await client.until(/418/)
    await another.close()
    client.socket.end()
    await client.over
    await expect(WireClient.open(another.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await expect(another.connections()).rejects.toThrow('the practice server is closed')
    expect(String(another)).toBe('<Practice closed>')
    await another.close()
  })

  it('is what the end of an await using block does', async () => {
    const another = Practice.start()
    const { port } = another
    await another[Symbol.asyncDispose]()
    await expect(WireClient.open(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('before the worker runs leaves nothing behind', async () => {
    const another = Practice.start()
    await another.close()
    expect(() => another.url).toThrow('the practice server is closed')
  })
})

describe('a process', () => {
  const cases = [
    { name: 'that only starts it ends by itself', script: 'start-and-leave', prints: 'true\n' },
    { name: 'that awaits an answer stays for it', script: 'ask-and-leave', prints: '0\n' },
  ]
  for (const { name, script, prints } of cases) {
    it(name, async () => {
      const file = fileURLToPath(new URL(`./processes/${script}.ts`, import.meta.url))
      const before = { node: ['--import', 'tsx'], deno: ['run', '-A'], bun: [] }[runtimeName]
      const child = spawn(process.execPath, [...before, file], { stdio: 'pipe', env: process.env })
      let heard = ''
      child.stdout.on('data', (bytes: Buffer) => {
        heard += bytes
      })
      child.stderr.on('data', (bytes: Buffer) => {
        heard += bytes
      })
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      const end = await new Promise((resolve) => {
        child.on('exit', (code, signal) => resolve(signal ?? code))
      })
      clearTimeout(late)
      expect([end, heard]).toEqual([0, prints])
    })
  }
})
