import { describe, expect, it } from 'vitest'
import { empty, type Reply, text } from '../../../src/practice/wire/reply.ts'
import { chunkOf, planResponse } from '../../../src/practice/wire/response-writer.ts'

const stream: Reply = { status: 200, headers: [], body: { length: null, chunks: () => [] } }
const get11 = { method: 'GET', version: '1.1', headers: [] } as const
const get10 = { method: 'GET', version: '1.0', headers: [] } as const
const head11 = { method: 'HEAD', version: '1.1', headers: [] } as const

const cases = [
  {
    name: 'gives a body its length',
    reply: text('hi'),
    request: get11,
    head: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\n',
    body: 'plain',
    keepAlive: true,
  },
  {
    name: 'answers HEAD with the length and without the body',
    reply: text('hi'),
    request: head11,
    head: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\n',
    body: 'none',
    keepAlive: true,
  },
  {
    name: 'sends a body of unknown length in chunks',
    reply: stream,
    request: get11,
    head: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
    body: 'chunked',
    keepAlive: true,
  },
  {
    name: 'ends a body of unknown length by closing, for HTTP/1.0',
    reply: stream,
    request: { ...get10, headers: [['Connection', 'keep-alive']] as const },
    head: 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n',
    body: 'plain',
    keepAlive: false,
  },
  {
    name: 'closes after HTTP/1.0',
    reply: empty(200),
    request: get10,
    head: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    body: 'plain',
    keepAlive: false,
  },
  {
    name: 'keeps an HTTP/1.0 connection that asks for it, and says so',
    reply: empty(200),
    request: { ...get10, headers: [['Connection', 'Keep-Alive']] as const },
    head: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n',
    body: 'plain',
    keepAlive: true,
  },
  {
    name: 'closes where the client wants it',
    reply: empty(200),
    request: { ...get11, headers: [['connection', 'TE, Close']] as const },
    head: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    body: 'plain',
    keepAlive: false,
  },
  {
    name: 'closes where the route wants it',
    reply: { ...empty(200), close: true },
    request: get11,
    head: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    body: 'plain',
    keepAlive: false,
  },
  {
    name: 'gives 204 neither a length nor a body',
    reply: empty(204),
    request: get11,
    head: 'HTTP/1.1 204 No Content\r\n\r\n',
    body: 'none',
    keepAlive: true,
  },
  {
    name: 'leaves out the phrase of a status that has none',
    reply: empty(299),
    request: get11,
    head: 'HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n',
    body: 'plain',
    keepAlive: true,
  },
]

describe('planResponse', () => {
  for (const { name, reply, request, head, body, keepAlive } of cases) {
    it(name, () => {
      const plan = planResponse(reply, request)
      expect(plan.head.toString('latin1')).toBe(head)
      expect(plan).toMatchObject({ body, keepAlive })
    })
  }

  it('refuses a value that would start another header', () => {
    const split = empty(200, [['X', 'a\r\nSet-Cookie: b']])
    expect(() => planResponse(split, get11)).toThrow(TypeError)
  })
})

describe('chunkOf', () => {
  it('writes the size in hexadecimal', () => {
    expect(Buffer.from(chunkOf(Buffer.alloc(26, 'a'))).toString()).toBe(
      `1a\r\n${'a'.repeat(26)}\r\n`,
    )
  })
})
