import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Origin } from '../../src/http/origin.ts'
import { userAgent } from '../../src/http/product.ts'
import {
  type HeadParts,
  type RequestHead,
  RequestHeadWriter,
  requestHead,
} from '../../src/transport/request-head.ts'

const origin: Origin = { scheme: 'http', host: 'x.test', port: 80 }
const added = ['Host: x.test', 'Accept-Encoding: identity']
const agent = `User-Agent: ${userAgent}`
const own = ['Host', 'h', 'accept-encoding', 'gzip', 'user-agent', 'me']
const ownLines = ['Host: h', 'accept-encoding: gzip', 'user-agent: me']

function headOf(parts: Partial<HeadParts>, at = origin): RequestHead {
  return requestHead({ method: 'GET', target: '/', headers: [], body: null, ...parts }, at)
}

function lines({ text }: RequestHead): string[] {
  return text.split('\r\n').slice(1, -1)
}

/** What urllib3 and http.client write. */
const cases: readonly (readonly [
  what: string,
  parts: Partial<HeadParts>,
  lines: string[],
  chunked: boolean,
])[] = [
  ['nothing', {}, [...added, agent], false],
  ['headers', { headers: ['X-B', '1', 'x-a', ''] }, [...added, agent, 'X-B: 1', 'x-a: '], false],
  ['all of them', { headers: own }, ownLines, false],
  ['no body', { method: 'PUT' }, [...added, 'Content-Length: 0', agent], false],
  ['no body', { method: 'DELETE' }, [...added, agent], false],
  ['bytes', { headers: own, body: Uint8Array.of(1) }, ['Content-Length: 1', ...ownLines], false],
  ['pieces', { headers: own, body: [] }, ['Transfer-Encoding: chunked', ...ownLines], true],
  [
    'pieces of a known length',
    { headers: [...own, 'Content-Length', '3'], body: [] },
    [...ownLines, 'Content-Length: 3'],
    false,
  ],
  [
    'chunks of nothing',
    { headers: [...own, 'Transfer-Encoding', 'chunked'] },
    [...ownLines, 'Transfer-Encoding: chunked'],
    true,
  ],
  [
    'a length and chunks',
    { headers: [...own, 'Content-Length', '3', 'Transfer-Encoding', 'chunked'], body: [] },
    [...ownLines, 'Content-Length: 3', 'Transfer-Encoding: chunked'],
    false,
  ],
]

describe('the head of a request', () => {
  for (const [what, parts, written, chunked] of cases) {
    it(`${parts.method ?? 'GET'} with ${what}`, () => {
      const head = headOf(parts)
      expect([lines(head), head.chunked]).toEqual([written, chunked])
    })
  }

  const hosts: readonly (readonly [at: Origin, host: string])[] = [
    [{ ...origin, port: 8080 }, 'x.test:8080'],
    [{ scheme: 'https', host: 'x.test', port: 443 }, 'x.test'],
    [{ scheme: 'https', host: 'x.test', port: 80 }, 'x.test:80'],
    [{ ...origin, host: 'x.test.' }, 'x.test'],
    [{ ...origin, host: '127.1' }, '127.1'],
    [{ ...origin, host: 'fe80::1%eth0', port: 81 }, '[fe80::1]:81'],
  ]

  for (const [at, host] of hosts) {
    it(`asks ${at.scheme}://${at.host} port ${at.port} for the host ${host}`, () => {
      expect(lines(headOf({}, at))[0]).toBe(`Host: ${host}`)
    })
  }

  it('tells whether the connection is to be closed, and what length is announced', () => {
    const { closes, length } = headOf({
      headers: ['connection', 'TE, Close', 'content-length', 'x'],
    })
    expect([closes, length]).toEqual([true, 'x'])
    expect(headOf({ headers: ['Connection', 'enclosed'] }).closes).toBe(false)
  })
})

describe('the writer of heads', () => {
  const text = 'PUT / HTTP/1.1\r\nA: b\r\n'
  const engine = 'PUT / HTTP/1.1\r\nhost: x\r\n'

  const writings: readonly (readonly [
    what: string,
    chunked: boolean,
    pieces: readonly (string | Uint8Array)[],
    reached: readonly (string | Uint8Array)[],
  ])[] = [
    ['a whole head', false, [`${engine}content-length: 1\r\n\r\n`, 'x'], [`${text}\r\n`, 'x']],
    ['a head before a chunk', true, [engine, '\r\n1\r\n', 'x'], [text, '\r\n1\r\n', 'x']],
    ['a head of no chunks', true, [`${engine}\r\n`], [`${text}\r\n0\r\n\r\n`]],
    [
      'bytes before it',
      false,
      [Uint8Array.of(1), `${engine}\r\n`],
      [Uint8Array.of(1), `${text}\r\n`],
    ],
  ]

  for (const [what, chunked, pieces, reached] of writings) {
    it(`puts its own in the place of ${what}`, () => {
      const seen: unknown[] = []
      const socket = {
        write(piece: unknown) {
          seen.push(piece)
          return true
        },
      } as unknown as Socket
      new RequestHeadWriter(socket).expect({ text, chunked, length: undefined, closes: false })
      for (const piece of pieces) expect(socket.write(piece)).toBe(true)
      expect(seen).toEqual(reached)
    })
  }
})
