import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock/system-clock.ts'
import { UnicodeEncodeError } from '../../src/errors.ts'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { Feed } from '../../src/events/feed.ts'
import { withInterruptSignal } from '../../src/runtime/interrupt.ts'
import { PoolExecutor } from '../../src/transport/executor.ts'
import type { PoolRequest } from '../../src/transport/pool-request.ts'
import { Routes } from '../../src/transport/routes.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'
import { answer, type RawServer, rawServer, type Script } from './raw-server.ts'
import { StackPolicy } from './stack-policy.ts'

const tls = tlsSettings({ verify: true, cert: null })
const utf8 = new TextDecoder()
let server: RawServer
let executor: PoolExecutor
let events: PoolReplEvent[]

async function start(script: Script, maxBusy = Number.POSITIVE_INFINITY): Promise<void> {
  server = await rawServer(script)
  const feed = new Feed()
  const heardHere: PoolReplEvent[] = []
  events = heardHere
  feed.listen((event) => heardHere.push(event))
  executor = new PoolExecutor({
    policy: new StackPolicy(maxBusy),
    clock: systemClock,
    feed,
    routes: new Routes(),
  })
}

function request(target: string, more: Partial<PoolRequest> = {}): PoolRequest {
  const origin = { scheme: 'http', host: '127.0.0.1', port: server.port } as const
  return {
    key: { id: `http://127.0.0.1:${server.port}`, origin },
    tls,
    method: 'GET',
    target,
    headers: ['Accept', '*/*'],
    body: null,
    connectTimeoutMs: null,
    readTimeoutMs: null,
    ...more,
  }
}

async function get(target: string, more: Partial<PoolRequest> = {}): Promise<string> {
  const response = await executor.send(request(target, more))
  return utf8.decode(await response.body.rest())
}

/** The kinds of events so far, of those that tell about connections. */
function story(): string {
  const kinds = new Set(['opening', 'resetting', 'reused', 'kept', 'discarded', 'closed'])
  return events
    .filter((event) => kinds.has(event.type))
    .map((event) => event.type)
    .join(' ')
}

/** Until the feed has told of `type` that many times. */
async function heard(type: PoolReplEvent['type'], times = 1): Promise<void> {
  while (events.filter((event) => event.type === type).length < times) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

afterEach(async () => {
  executor.close()
  await server.close()
})

describe('the executor', () => {
  it('sends the second request on the connection of the first', async () => {
    await start(({ nth }, socket) => socket.write(answer(`answer ${nth}`)))
    expect([await get('/1'), await get('/2')]).toEqual(['answer 1', 'answer 2'])
    expect(server.accepted()).toBe(1)
    expect(story()).toBe('opening kept reused kept')
  })

  it('keeps a connection from the pool until its body has been read', async () => {
    await start(({ connection }, socket) => socket.write(answer(`on ${connection}`)))
    const held = await executor.send(request('/held'))
    expect(await get('/other')).toBe('on 2')
    expect(utf8.decode(await held.body.rest())).toBe('on 1')
    expect(await get('/third')).toBe('on 1')
    expect(server.accepted()).toBe(2)
  })

  it('closes the connection of a body that is closed unread', async () => {
    await start(({ connection }, socket) => socket.write(answer(`on ${connection}`)))
    const left = await executor.send(request('/left'))
    left.body.close()
    expect(await get('/next')).toBe('on 2')
    expect(story()).toBe('opening closed resetting kept')
  })

  it('notices that the server has closed an idle connection', async () => {
    await start(({ connection }, socket) => socket.write(answer(`on ${connection}`)))
    await get('/1')
    server.drop()
    await heard('closed')
    expect(await get('/2')).toBe('on 2')
    expect(story()).toBe('opening kept closed resetting kept')
  })

  it('does not send on a connection whose end came in while the event loop was blocked', async () => {
    await start(({ connection }, socket) => {
      socket.write(answer(`on ${connection}`))
      if (connection === 1) socket.end()
    })
    await get('/1')
    const until = performance.now() + 30
    while (performance.now() < until);
    expect(await get('/2')).toBe('on 2')
  })

  it('fails a request whose connection breaks before the answer, and sends it once', async () => {
    await start((_, socket) => socket.destroy())
    await expect(get('/gone')).rejects.toMatchObject({ failure: 'disconnected', phase: 'wait' })
    expect(server.heads).toHaveLength(1)
  })

  it('reports a refused port', async () => {
    await start(() => {})
    await server.close()
    await expect(get('/')).rejects.toMatchObject({ failure: 'unreachable', phase: 'connect' })
    expect(story()).toBe('opening')
  })

  it('gives up when the server is silent for longer than the read timeout', async () => {
    await start((_, socket) => socket.write('HTTP/1.1 200 OK\r\nContent-'))
    const error = get('/silent', { readTimeoutMs: 40 })
    await expect(error).rejects.toMatchObject({ failure: 'read-timeout', phase: 'wait' })
  })

  it('counts the read timeout from the last byte, not from the request', async () => {
    await start((_, socket) => {
      const pieces = answer('slow').match(/[\s\S]{1,12}/g) ?? []
      const timer = setInterval(() => {
        const piece = pieces.shift()
        if (piece === undefined) clearInterval(timer)
        else socket.write(piece)
      }, 30)
    })
    expect(await get('/drip', { readTimeoutMs: 100 })).toBe('slow')
  })

  it('does not count the time that the body of the request takes', async () => {
    await start(({ head }, socket) => {
      // the server takes the end of the body for another head
      if (!head.startsWith('POST')) socket.write(answer('got it'))
    })
    async function* body() {
      await new Promise((resolve) => setTimeout(resolve, 90))
      yield Buffer.from('late')
    }
    const more = { method: 'POST', headers: [], body: body(), readTimeoutMs: 50 }
    expect(await get('/upload', more)).toBe('got it')
  })

  it('ends at once when the interrupt signal aborts, and closes the connection', async () => {
    await start(() => {})
    const interrupt = new AbortController()
    const pending = withInterruptSignal(interrupt.signal, () => get('/never'))
    await heard('sent')
    interrupt.abort(new Error('ctrl-c'))
    await expect(pending).rejects.toThrow('ctrl-c')
    await heard('closed')
    expect(events.find((event) => event.type === 'closed')).toMatchObject({ by: 'client' })
  })

  it('ends at once when the interrupt comes while it waits for a connection', async () => {
    await start(() => {}, 1)
    const interrupt = new AbortController()
    const first = withInterruptSignal(interrupt.signal, () => get('/first'))
    const second = withInterruptSignal(interrupt.signal, () => get('/second'))
    await heard('sent')
    interrupt.abort(new Error('ctrl-c'))
    await expect(first).rejects.toThrow('ctrl-c')
    await expect(second).rejects.toThrow('ctrl-c')
    expect(events.filter((event) => event.type === 'sent')).toHaveLength(1)
  })

  it('hands a connection that comes back to the request that waits for it', async () => {
    await start(({ nth }, socket) => socket.write(answer(`answer ${nth}`)), 1)
    const answers = await Promise.all([get('/1'), get('/2'), get('/3')])
    expect(answers).toEqual(['answer 1', 'answer 2', 'answer 3'])
    expect(server.accepted()).toBe(1)
  })

  it('does not read ahead of a reader that takes its time', async () => {
    const megabyte = 1024 * 1024
    await start((_, socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${64 * megabyte}\r\n\r\n`)
      for (let i = 0; i < 64; i += 1) socket.write('x'.repeat(megabyte))
    })
    const response = await executor.send(request('/large'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(response.body.received).toBeLessThan(4 * megabyte)
    let total = 0
    for (let piece = await response.body.next(); piece; piece = await response.body.next()) {
      total += piece.byteLength
    }
    expect(total).toBe(64 * megabyte)
  })

  it('keeps case, order and duplicates of header lines, and Latin-1 in the reason', async () => {
    const lines = ['X-B: 1', 'x-a:  two ', 'X-B: 3']
    await start((_, socket) => {
      socket.write(Buffer.from(answer('', lines, '200 Très bien'), 'latin1'))
    })
    const response = await executor.send(request('/'))
    expect(response.reason).toBe('Très bien')
    const own = response.headers.pairs.filter(([name]) => name !== 'Content-Length')
    expect(own).toEqual([
      ['X-B', '1'],
      ['x-a', 'two '],
      ['X-B', '3'],
    ])
  })

  it('keeps one connection over HEAD, and over a GET with a body', async () => {
    await start(({ head }, socket) => {
      socket.write(
        head.startsWith('HEAD') ? 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n' : answer('x'),
      )
    })
    for (const method of ['HEAD', 'GET', 'HEAD']) {
      const body = method === 'GET' ? new Uint8Array(0) : null
      await (await executor.send(request('/', { method, body }))).body.rest()
    }
    expect(server.accepted()).toBe(1)
  })

  it('opens no connection for a header that can not be sent, and gives up one that is open', async () => {
    await start((_request, socket) => socket.write(answer('ok')))
    const bad = { headers: ['X-U', '日本'] }
    await expect(get('/', bad)).rejects.toThrow(UnicodeEncodeError)
    expect(server.accepted()).toBe(0)
    await get('/')
    await expect(get('/', bad)).rejects.toThrow(UnicodeEncodeError)
    await get('/')
    expect(server.accepted()).toBe(2)
  })
})
