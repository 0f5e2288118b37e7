import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HTTPResponse } from '../../src/adapters/http-response.ts'
import { DecodeError, ProtocolError } from '../../src/errors.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import type { BodyReader } from '../../src/http/raw-response.ts'

/** A body that comes in the given pieces. */
function body(pieces: readonly Uint8Array[], log: string[] = []): BodyReader {
  const left = [...pieces]
  let ended = pieces.length === 0
  let received = 0
  return {
    get received() {
      return received
    },
    get ended() {
      return ended
    },
    async next() {
      const piece = left.shift() ?? null
      received += piece?.byteLength ?? 0
      ended = left.length === 0
      return piece
    },
    restNow: () => null,
    async rest() {
      ended = true
      return Buffer.concat(left.splice(0))
    },
    close() {
      ended = true
      log.push('closed')
    },
  }
}

const text = (...pieces: string[]) => pieces.map((piece) => Buffer.from(piece))

function response(pieces: readonly Uint8Array[], headers: RawHeader[] = [], log: string[] = []) {
  const wire = {
    status: 200,
    reason: 'OK',
    headers: HeaderLines.of(headers),
    body: body(pieces, log),
    connection: 'c1',
  }
  return new HTTPResponse(wire, (error) => error)
}

const chunked: RawHeader = ['Transfer-Encoding', 'chunked']
const streams: readonly {
  name: string
  headers: RawHeader[]
  pieces: string[]
  amt: number | null
  gives: string[]
}[] = [
  {
    name: 'pieces of the size asked for',
    headers: [],
    pieces: ['abcd', 'efgh', 'i'],
    amt: 3,
    gives: ['abc', 'def', 'ghi'],
  },
  { name: 'a shorter last piece', headers: [], pieces: ['abcd'], amt: 3, gives: ['abc', 'd'] },
  {
    name: 'chunks as they came, cut to the size',
    headers: [chunked],
    pieces: ['abcd', 'ef'],
    amt: 3,
    gives: ['abc', 'd', 'ef'],
  },
  {
    name: 'pieces as they came where no size is asked for',
    headers: [],
    pieces: ['ab', 'cde'],
    amt: null,
    gives: ['ab', 'cde'],
  },
  { name: 'nothing for an empty body', headers: [], pieces: [], amt: 3, gives: [] },
]

describe('a raw response', () => {
  for (const { name, headers, pieces, amt, gives } of streams) {
    it(`streams ${name}`, async () => {
      const seen: string[] = []
      for await (const piece of response(text(...pieces), headers).stream(amt)) {
        seen.push(Buffer.from(piece).toString())
      }
      expect(seen).toEqual(gives)
    })
  }

  it('reads up to an amount, then the rest, then nothing', async () => {
    const raw = response(text('abc', 'def', 'g'))
    const seen = [
      await raw.read(2),
      await raw.read(3),
      await raw.read(),
      await raw.read(),
      await raw.read(1),
    ]
    expect(seen.map((piece) => Buffer.from(piece).toString())).toEqual(['ab', 'cde', 'fg', '', ''])
    expect(raw.tell()).toBe(7)
    expect(raw.closed).toBe(true)
  })

  for (const [coding, data] of [
    ['gzip', gzipSync('plain')],
    ['deflate', deflateSync('plain')],
  ] as const) {
    it(`gives ${coding} as it came, or decoded when asked`, async () => {
      const headers: RawHeader[] = [['Content-Encoding', coding]]
      expect(await response([data], headers).read()).toEqual(data)
      const decoded = await response([data], headers).read(null, { decode_content: true })
      expect(Buffer.from(decoded).toString()).toBe('plain')
    })
  }

  it('decodes in pieces of the size asked for', async () => {
    const data = gzipSync('abcdefgh')
    const raw = response([data.subarray(0, 9), data.subarray(9)], [['Content-Encoding', 'gzip']])
    const seen: string[] = []
    for await (const piece of raw.stream(3, { decode_content: true }))
      seen.push(Buffer.from(piece).toString())
    expect(seen.join('')).toBe('abcdefgh')
    expect(seen[0]).toBe('abc')
  })

  it('says which coding could not be undone, and closes nothing', async () => {
    const log: string[] = []
    const raw = response(text('not gzip', 'at all'), [['Content-Encoding', 'gzip']], log)
    const read = raw.read(4, { decode_content: true })
    await expect(read).rejects.toThrow(DecodeError)
    expect(log).toEqual([])
  })

  it('refuses to go back to undecoded bytes', async () => {
    const data = gzipSync('x'.repeat(100))
    const raw = response([data.subarray(0, 12), data.subarray(12)], [['Content-Encoding', 'gzip']])
    await raw.read(1, { decode_content: true })
    await expect(raw.read(1)).rejects.toThrow('read(decode_content=False) is not supported after')
  })

  it('closes the body, and has nothing left', async () => {
    const log: string[] = []
    const raw = response(text('abc'), [], log)
    raw.close()
    expect(log).toEqual(['closed'])
    expect(raw.closed).toBe(true)
  })

  it('has its headers, whatever their case', () => {
    const raw = response(
      [],
      [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
    )
    expect(raw.headers['X-a']).toBe('1, 2')
    expect(raw.headerLines.pairs).toHaveLength(2)
    expect(raw.hasRetryAfter).toBe(false)
    expect(response([], [['retry-after', '1']]).hasRetryAfter).toBe(true)
  })

  it('tells how a body was read that failed', async () => {
    const seen: unknown[] = []
    const failing = { ...body([]), received: 9, rest: async () => Promise.reject(new Error('x')) }
    const wire = {
      status: 200,
      reason: 'OK',
      headers: HeaderLines.of([]),
      body: failing,
      connection: 'c1',
    }
    const raw = new HTTPResponse(wire, (error, reading) => {
      seen.push(reading)
      return error
    })
    await expect(raw.read()).rejects.toThrow('x')
    await expect(raw.read(null, { decode_content: true })).rejects.toThrow('x')
    expect(seen).toEqual([
      { way: 'whole', amt: null, before: 0, received: 9 },
      { way: 'stream', amt: 10_240, before: 0, received: 9 },
    ])
  })

  it('gives what came before it broke, and then the failure', async () => {
    const pieces = text('abc')
    const source = body([])
    const broken = {
      ...source,
      ended: false,
      next: async () => pieces.shift() ?? Promise.reject(new Error('broke off')),
    }
    const wire = {
      status: 200,
      reason: 'OK',
      headers: HeaderLines.of([]),
      body: broken,
      connection: 'c1',
    }
    const raw = new HTTPResponse(wire, (error) => error)
    expect(Buffer.from(await raw.read(10)).toString()).toBe('abc')
    await expect(raw.read(10)).rejects.toThrow('broke off')
  })

  it('is drained without a word, unless somebody interrupts', async () => {
    const failing = (error: Error) => {
      const source = { ...body([]), rest: async () => Promise.reject(error) }
      const wire = {
        status: 200,
        reason: 'OK',
        headers: HeaderLines.of([]),
        body: source,
        connection: 'c1',
      }
      return new HTTPResponse(wire, (raised) => raised).drain_conn()
    }
    await expect(failing(new ProtocolError('broken'))).resolves.toBeUndefined()
    await expect(failing(new Error('ctrl-c'))).rejects.toThrow('ctrl-c')
  })
})
