import { afterEach, describe, expect, it } from 'vitest'
import { HTTPAdapter, type HTTPAdapterOptions } from '../../src/adapters/http-adapter.ts'
import * as errors from '../../src/errors.ts'
import { Request } from '../../src/models/request.ts'
import type { Response } from '../../src/models/response.ts'
import type { SendOptions } from '../../src/models/send-options.ts'
import { answer, type RawServer, rawServer, type Script } from '../transport/raw-server.ts'

const options: SendOptions = { stream: false, timeout: null, verify: true, cert: null, proxies: {} }
let server: RawServer
let adapter: HTTPAdapter

async function start(script: Script, settings: HTTPAdapterOptions = {}): Promise<void> {
  server = await rawServer(script)
  adapter = new HTTPAdapter(settings)
}

async function send(path: string, more: Partial<SendOptions> = {}): Promise<Response> {
  const request = new Request('GET', `http://127.0.0.1:${server.port}${path}`).prepare()
  const response = await adapter.send(request, { ...options, ...more })
  await response.read()
  return response
}

afterEach(async () => {
  adapter.close()
  await server.close()
})

describe('the HTTP adapter', () => {
  it('makes a response of what came', async () => {
    const lines = ['X-A: 1', 'Content-Type: text/plain; charset=utf-8']
    await start((_, socket) => socket.write(answer('hello', lines, '201 Made')))
    const response = await send('/x?y=1')
    expect(response.status_code).toBe(201)
    expect(response.reason).toBe('Made')
    expect(response.text).toBe('hello')
    expect(response.headers['x-a']).toBe('1')
    expect(server.heads[0]?.split('\r\n')[0]).toBe('GET /x?y=1 HTTP/1.1')
  })

  it('keeps a pool a host, and counts in it', async () => {
    await start((_, socket) => socket.write(answer('x')))
    await send('/1')
    await send('/2')
    const [pool] = adapter.poolmanager.pools
    expect(pool).toMatchObject({ num_connections: 1, num_requests: 2, idle: 1, maxsize: 10 })
  })

  it('forgets its pools when it is closed, and can be used again', async () => {
    await start((_, socket) => socket.write(answer('x')))
    await send('/1')
    adapter.close()
    expect(adapter.poolmanager.pools).toEqual([])
    await send('/2')
    expect(server.accepted()).toBe(2)
  })

  it('says in the words of requests that nothing came for too long', async () => {
    await start(() => {})
    const sent = send('/slow', { timeout: [1, 0.03] })
    await expect(sent).rejects.toThrow(errors.ReadTimeout)
    await expect(sent).rejects.toThrow('Read timed out. (read timeout=0.03)')
  })

  for (const timeout of [-1, 0] as const) {
    it(`sends nothing with a timeout of ${timeout}`, async () => {
      await start((_, socket) => socket.write(answer('x')))
      await expect(send('/', { timeout })).rejects.toThrow(errors.ValueError)
      expect(server.accepted()).toBe(0)
    })
  }

  it('refuses an option that it does not know, in the words of Python', async () => {
    await start(() => {})
    const typo = { pool_size: 3 } as HTTPAdapterOptions
    expect(() => new HTTPAdapter(typo)).toThrow(
      new TypeError("HTTPAdapter.__init__() got an unexpected keyword argument 'pool_size'"),
    )
  })
})
