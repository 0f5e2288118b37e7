import { describe, expect, it } from 'vitest'
import { HeadFilter, unmasked } from '../../src/transport/head-filter.ts'

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'
const cases: readonly {
  name: string
  bytes: string
  passed: string
  /** Whether it answers a HEAD. */
  head?: boolean
}[] = [
  { name: 'an answer as it is', bytes: ok, passed: ok },
  { name: 'what is no HTTP', bytes: 'HELLO', passed: 'HELLO' },
  { name: 'an answer behind a 100', bytes: `HTTP/1.1 100 Continue\r\n\r\n${ok}`, passed: ok },
  {
    name: 'an answer behind several of them, with headers',
    bytes: `HTTP/1.1 100\r\nX-A: 1\r\n\r\nHTTP/1.1 100 Go on\r\n\r\n${ok}`,
    passed: ok,
  },
  {
    name: 'other interim answers',
    bytes: `HTTP/1.1 103 Early Hints\r\n\r\n${ok}`,
    passed: `HTTP/1.1 103 Early Hints\r\n\r\n${ok}`,
  },
  {
    name: 'the head that answers a HEAD, its length as it is',
    bytes: ok.slice(0, -2),
    passed: ok.slice(0, -2),
    head: true,
  },
  {
    name: 'a 304 whose length is masked',
    bytes: 'HTTP/1.1 304 Not Modified\r\nETag: x\r\ncontent-LENGTH: 5\r\n\r\n',
    passed: 'HTTP/1.1 304 Not Modified\r\nETag: x\r\nx-pool-repl-content-LENGTH: 5\r\n\r\n',
  },
  {
    name: 'a 101 as what has no body and switches to nothing',
    bytes: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nContent-Length: 5\r\n\r\n',
    passed:
      'HTTP/1.1 204 Switching Protocols\r\nUpgrade: h2c\r\nx-pool-repl-Content-Length: 5\r\n\r\n',
  },
  {
    name: 'a 204 without a length',
    bytes: 'HTTP/1.1 204 No Content\r\n\r\n',
    passed: 'HTTP/1.1 204 No Content\r\n\r\n',
  },
]

/** What the engine gets of bytes that come by `step`. */
function passed(bytes: string, step: number, headAlone = false): string {
  const filter = new HeadFilter()
  filter.expect(headAlone)
  let text = ''
  for (let at = 0; at < bytes.length; at += step) {
    text += filter.pass(Buffer.from(bytes.slice(at, at + step), 'latin1'))?.toString('latin1') ?? ''
  }
  return text
}

describe('the engine gets', () => {
  for (const { name, bytes, passed: expected, head } of cases) {
    for (const step of [1, 7, 10_000]) {
      it(`${name}, by ${step} bytes`, () => {
        expect(passed(bytes, step, head)).toBe(expected)
      })
    }
  }

  it('a status of which it is remembered what came', () => {
    const filter = new HeadFilter()
    filter.expect(false)
    filter.pass(Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
    expect(filter.status(204)).toBe(101)
    filter.expect(false)
    filter.pass(Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'))
    expect(filter.status(204)).toBe(204)
  })

  const heads: readonly (readonly [head: string, headAlone: boolean])[] = [
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n', true],
    ['HTTP/1.1 204 No Content\r\n\r\n', false],
    ['HTTP/1.1 304 Not Modified\r\n\r\n', false],
  ]
  for (const [head, headAlone] of heads) {
    it(`no body that comes with ${head.slice(9, 12)}, headAlone ${headAlone}`, () => {
      expect(passed(`${head}hi`, 10_000, headAlone)).toBe(head)
      // of what does not fit into http.client's buffer, the rest is still there to be found
      const long = `${head}${'x'.repeat(8192)}`
      expect(passed(long, 10_000, headAlone)).toBe(long)
    })
  }

  it('a head that never ends, at last', () => {
    const bytes = `HTTP/1.1 304 \r\nX-A: ${'a'.repeat(70_000)}`
    expect(passed(bytes, 10_000)).toBe(bytes)
  })

  it('a body as it is', () => {
    const filter = new HeadFilter()
    filter.expect(false)
    filter.pass(Buffer.from(ok))
    expect(filter.pass(Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'))).not.toBeNull()
  })
})

it('a name is unmasked in the case of the server', () => {
  expect(unmasked('x-pool-repl-Content-Length')).toBe('Content-Length')
  expect(unmasked('ETag')).toBe('ETag')
})
