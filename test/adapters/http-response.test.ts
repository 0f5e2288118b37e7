import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HTTPResponse } from '../../src/adapters/http-response.ts'
import {
  DecodeError,
  IncompleteRead,
  ProtocolError,
  RuntimeError,
  TransportError,
} from '../../src/errors.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import type { BodyReader, RawResponse } from '../../src/http/raw-response.ts'

/** A body that comes in the given pieces. */
function body(pieces: readonly Uint8Array[], log: string[] = []): BodyReader {
  const left = [...pieces]
  let ended = pieces.length === 0
  let received = 0
  return {
    announced: null,
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
    arrival: async () => {},
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

/** An answer of which that body comes in. */
function wireOf(body: BodyReader, headers: readonly RawHeader[] = []): RawResponse {
  return { status: 200, reason: 'OK', headers: HeaderLines.of(headers), body, connection: 'c1' }
}

function response(pieces: readonly Uint8Array[], headers: RawHeader[] = [], log: string[] = []) {
  const wire = wireOf(body(pieces, log), headers)
  return new HTTPResponse(wire, (error) => error)
}

/** An answer of which five of ten bytes come, unless it is chunked: then five, and no end. */
function brokenOff(headers: RawHeader[]): HTTPResponse {
  const queue = text('ab', 'cde')
  let ended = false
  const fail = async (): Promise<never> => {
    ended = true
    throw new Error('broke off')
  }
  const source: BodyReader = {
    announced: headers.length === 0 ? 10 : null,
    received: 5,
    get ended() {
      return ended
    },
    async next(limit = 99) {
      const [piece, ...rest] = queue
      if (piece === undefined) return fail()
      queue.splice(
        0,
        queue.length,
        ...(piece.length > limit ? [piece.subarray(limit)] : []),
        ...rest,
      )
      return piece.subarray(0, limit)
    },
    rest: fail,
    restNow: () => null,
    arrival: async () => {},
    close() {
      ended = true
    },
  }
  const wire = wireOf(source, headers)
  return new HTTPResponse(wire, (_error, { before, received, way }) => {
    const message = `short ${way === 'amount' ? received : before} ${way}`
    return new ProtocolError(message, { args: ['', new IncompleteRead(message)] })
  })
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
    name: 'all in one piece where no size is asked for',
    headers: [],
    pieces: ['ab', 'cde'],
    amt: null,
    gives: ['abcde'],
  },
  {
    name: 'chunks as they came where no size is asked for',
    headers: [chunked],
    pieces: ['ab', 'cde'],
    amt: null,
    gives: ['ab', 'cde'],
  },
  {
    name: 'all in one piece for a size below 0',
    headers: [],
    pieces: ['ab', 'c'],
    amt: -1,
    gives: ['abc'],
  },
  { name: 'nothing for a size of 0', headers: [], pieces: ['ab'], amt: 0, gives: [] },
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
    const refused = raw.read(1)
    await expect(refused).rejects.toThrow('read(decode_content=False) is not supported after')
    await expect(refused).rejects.toThrow(RuntimeError)
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
    const failing = {
      ...body([]),
      ended: false,
      received: 9,
      rest: async () => Promise.reject(new Error('x')),
    }
    const wire = wireOf(failing)
    const raised = (error: unknown, reading: unknown) => {
      seen.push(reading)
      return error
    }
    const raw = new HTTPResponse(wire, raised)
    await expect(raw.read()).rejects.toThrow('x')
    const again = new HTTPResponse(wire, raised)
    await expect(again.read(null, { decode_content: true })).rejects.toThrow('x')
    expect(seen).toEqual([
      { way: 'whole', amt: null, before: 0, received: 9 },
      { way: 'stream', amt: 10_240, before: 0, received: 9 },
    ])
  })

  describe('that broke off', () => {
    const json = { decode_content: true }
    const cases: readonly {
      name: string
      headers?: RawHeader[]
      steps: readonly ((raw: HTTPResponse) => Promise<Uint8Array>)[]
      told: readonly string[]
    }[] = [
      {
        name: 'gives what came before, and fails each time it is asked for an amount',
        steps: [(raw) => raw.read(10), (raw) => raw.read(10), (raw) => raw.read(1)],
        told: ['abcde', 'short 5 amount', 'short 5 amount'],
      },
      {
        name: 'fails as a whole once, and is over',
        steps: [(raw) => raw.read(), (raw) => raw.read(), (raw) => raw.read(0)],
        told: ['short 0 whole', '', ''],
      },
      {
        name: 'keeps of its content what was too short for a piece',
        steps: [
          (raw) => raw.read(null, json),
          (raw) => raw.read(4, json),
          (raw) => raw.read(4, json),
        ],
        told: ['short 0 stream', 'abcd', 'short 5 amount'],
      },
      {
        name: 'loses in chunks what came of a read',
        headers: [chunked],
        steps: [(raw) => raw.read(10), (raw) => raw.read(10), (raw) => raw.read(null, json)],
        told: ['short 5 amount', '', ''],
      },
      {
        name: 'says after it was closed how much is missing, to whoever asks for an amount',
        steps: [
          (raw) => raw.read(2),
          async (raw) => {
            raw.close()
            return raw.read()
          },
          (raw) => raw.read(2),
        ],
        told: ['ab', '', 'short 2 amount'],
      },
    ]
    for (const { name, headers = [], steps, told } of cases) {
      it(name, async () => {
        const raw = brokenOff(headers)
        const seen: string[] = []
        for (const step of steps) {
          const read = step(raw).then((piece) => Buffer.from(piece).toString())
          seen.push(await read.catch((error: Error) => error.message))
        }
        expect(seen).toEqual(told)
      })
    }

    it('loses with a failure what came of that read', async () => {
      const queue = text('ab', 'cde')
      const source: BodyReader = {
        ...body([]),
        announced: 10,
        ended: false,
        next: async (limit = 99) =>
          queue.shift()?.subarray(0, limit) ?? Promise.reject(new Error('timed out')),
      }
      const wire = wireOf(source)
      const raw = new HTTPResponse(wire, (error, { received }) =>
        error instanceof TransportError ? new Error(`short ${received}`) : error,
      )
      expect(Buffer.from(await raw.read(2, json)).toString()).toBe('ab')
      await expect(raw.read(9, json)).rejects.toThrow('timed out')
      await expect(raw.read(9, json)).rejects.toThrow('short 2')
    })

    it('streams what is left of a content, and fails again', async () => {
      const raw = brokenOff([])
      await expect(raw.read(null, json)).rejects.toThrow('short 0')
      const seen: string[] = []
      const all = async () => {
        for await (const piece of raw.stream(2, json)) seen.push(Buffer.from(piece).toString())
      }
      await expect(all()).rejects.toThrow('short 5')
      expect(seen).toEqual(['ab', 'cd'])
    })
  })

  it('is drained without a word, unless somebody interrupts', async () => {
    const failing = (error: Error) => {
      const source = { ...body([]), ended: false, rest: async () => Promise.reject(error) }
      const wire = wireOf(source)
      return new HTTPResponse(wire, (raised) => raised).drain_conn()
    }
    await expect(failing(new ProtocolError('broken'))).resolves.toBeUndefined()
    await expect(failing(new Error('ctrl-c'))).rejects.toThrow('ctrl-c')
  })
})
