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

  it('makes a response of 101, though nobody asked for another protocol, and keeps the connection', async () => {
    const head = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'
    await start(({ nth }, socket) => socket.write(nth === 3 ? answer('x') : head))
    for (const status of [101, 101, 200]) {
      const response = await send('/')
      expect([response.status_code, response.headers.upgrade ?? null]).toEqual(
        status === 101 ? [101, 'h2c'] : [200, null],
      )
    }
    expect(server.accepted()).toBe(1)
  })

  it('takes its settings by position, too, and no more than it has', async () => {
    await start((_, socket) => socket.write(answer('x')))
    expect(new HTTPAdapter(10, 20, 3).max_retries.total).toBe(3)
    const make = (...args: readonly unknown[]) => Reflect.construct(HTTPAdapter, args)
    expect(() => make(1, 2, 3, false, 5)).toThrow(
      'HTTPAdapter.__init__() takes from 1 to 5 positional arguments but 6 were given',
    )
  })

  const wrong: readonly (readonly [settings: object, message: string])[] = [
    [{ pool_maxsize: 'x' }, "'str' object cannot be interpreted as an integer"],
    [{ pool_maxsize: 1.5, pool_connections: 'a' }, "'float' object cannot be interpreted as an"],
    [{ pool_maxsize: null }, "'NoneType' object cannot be interpreted as an integer"],
    [{ pool_maxsize: [] }, "unhashable type: 'list'"],
    [{ pool_block: {}, pool_maxsize: 'x' }, "unhashable type: 'dict'"],
    [{ pool_connections: 'a' }, "'>' not supported between instances of 'int' and 'str'"],
    [{ pool_connections: null }, "'>' not supported between instances of 'int' and 'NoneType'"],
  ]
  for (const [settings, message] of wrong) {
    it(`refuses ${JSON.stringify(settings)} with its first request, as in Python`, async () => {
      await start((_, socket) => socket.write(answer('x')), settings)
      await expect(send('/')).rejects.toThrow(TypeError)
      await expect(send('/')).rejects.toThrow(message)
      expect(server.accepted()).toBe(0)
    })
  }

  for (const settings of [
    { pool_maxsize: true },
    { pool_connections: 1.5 },
    { pool_maxsize: -1 },
  ]) {
    it(`takes ${JSON.stringify(settings)}, as in Python`, async () => {
      await start((_, socket) => socket.write(answer('x')), settings as HTTPAdapterOptions)
      expect((await send('/')).text).toBe('x')
    })
  }

  it('says that max_retries is no number when it counts them, as in Python', async () => {
    await start((_, socket) => socket.destroy(), { max_retries: '3' } as object)
    await expect(send('/')).rejects.toThrow(
      new TypeError("unsupported operand type(s) for -=: 'str' and 'int'"),
    )
    expect(server.accepted()).toBe(1)
  })
})
