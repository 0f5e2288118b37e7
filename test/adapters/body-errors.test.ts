import { describe, expect, it } from 'vitest'
import { asBodyError, type Reading } from '../../src/adapters/body-errors.ts'
import type { ErrorContext } from '../../src/adapters/urllib3-errors.ts'
import * as errors from '../../src/errors.ts'
import { BrokenChunk } from '../../src/transport/chunk-tracker.ts'

function context(scheme: 'http' | 'https'): ErrorContext {
  const origin = { scheme, host: 'a.test', port: 80 }
  return { origin, target: '/x', connectTimeout: null, readTimeout: 0.5 }
}

type Place = ConstructorParameters<typeof BrokenChunk>[0]

const content: Reading = { way: 'stream', amt: 10_240, received: 50, before: 0, length: null }
const inChunk: Place = { line: null, size: 10, received: 3, complete: 5 }
const inSize = (line: string): Place => ({
  line: Buffer.from(line),
  size: 5,
  received: 5,
  complete: 5,
})
const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

/** What urllib3 said of the same bodies. */
const cases: readonly {
  name: string
  failure?: errors.TransportFailure
  scheme?: 'http' | 'https'
  reading?: Partial<Reading>
  place?: Place
  cause?: Error
  wraps?: string
  text: string
}[] = [
  {
    name: 'one that is shorter than announced',
    reading: { length: 100 },
    wraps: 'urllib3.exceptions.IncompleteRead',
    text: "('Connection broken: IncompleteRead(50 bytes read, 50 more expected)', IncompleteRead(50 bytes read, 50 more expected))",
  },
  {
    name: 'the rest of one that is shorter than announced',
    reading: { way: 'whole', amt: null, before: 7, length: 100 },
    wraps: 'http.client.IncompleteRead',
    text: "('Connection broken: IncompleteRead(43 bytes read, 50 more expected)', IncompleteRead(43 bytes read, 50 more expected))",
  },
  {
    name: 'one that ends between chunks',
    place: inSize(''),
    text: 'Response ended prematurely',
  },
  {
    name: 'one whose chunk has no size',
    place: inSize('zz;a=b\r\n'),
    wraps: 'urllib3.exceptions.InvalidChunkLength',
    text: "(\"Connection broken: InvalidChunkLength(got length b'zz', 0 bytes read)\", InvalidChunkLength(got length b'zz', 0 bytes read))",
  },
  {
    name: 'one that ends within a chunk',
    place: inChunk,
    wraps: 'http.client.IncompleteRead',
    text: "('Connection broken: IncompleteRead(3 bytes read, 7 more expected)', IncompleteRead(3 bytes read, 7 more expected))",
  },
  {
    name: 'one that ends within a piece of a chunk',
    place: inChunk,
    reading: { amt: 2 },
    wraps: 'http.client.IncompleteRead',
    text: "('Connection broken: IncompleteRead(1 bytes read, 1 more expected)', IncompleteRead(1 bytes read, 1 more expected))",
  },
  {
    name: 'one in chunks that is read as it is',
    place: inChunk,
    reading: { way: 'whole', amt: null },
    wraps: 'http.client.IncompleteRead',
    text: "('Connection broken: IncompleteRead(5 bytes read)', IncompleteRead(5 bytes read))",
  },
  {
    name: 'one that is torn down',
    cause: reset,
    wraps: 'builtins.ConnectionResetError',
    text: "(\"Connection broken: ConnectionResetError(104, 'Connection reset by peer')\", ConnectionResetError(104, 'Connection reset by peer'))",
  },
  {
    name: 'one that is torn down under TLS',
    scheme: 'https',
    cause: reset,
    reading: { length: 60 },
    wraps: 'urllib3.exceptions.IncompleteRead',
    text: "('Connection broken: IncompleteRead(50 bytes read, 10 more expected)', IncompleteRead(50 bytes read, 10 more expected))",
  },
  {
    name: 'one that stopped coming',
    failure: 'read-timeout',
    text: "HTTPConnectionPool(host='a.test', port=80): Read timed out.",
  },
]

describe('a body that fails', () => {
  for (const { name, failure = 'body-incomplete', scheme = 'http', ...given } of cases) {
    it(`is worded as urllib3 words ${name}`, () => {
      const cause = given.place ? new BrokenChunk(given.place, given.cause) : given.cause
      const low = new errors.TransportError(failure, 'as it was', { phase: 'receive', cause })
      const raised = asBodyError(low, context(scheme), { ...content, ...given.reading })
      const error = raised as errors.PythonError
      const inner = error.args.find((arg) => arg instanceof errors.PythonError)
      expect(error.message).toBe(given.text)
      expect(inner?.code).toBe(given.wraps)
    })
  }

  it('passes what is no failure of a connection', () => {
    const interrupt = new Error('ctrl-c')
    expect(asBodyError(interrupt, context('http'), content)).toBe(interrupt)
  })
})
