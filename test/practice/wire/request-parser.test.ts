import { describe, expect, it } from 'vitest'
import { MalformedRequest } from '../../../src/practice/wire/malformed-request.ts'
import { headLimit, RequestParser } from '../../../src/practice/wire/request-parser.ts'

/** The events of `input` as short strings; the bodies joined. */
function read(input: string, pieceLength = input.length): string[] {
  const parser = new RequestParser()
  const seen: string[] = []
  for (let at = 0; at < input.length; at += pieceLength) {
    parser.push(Buffer.from(input.slice(at, at + pieceLength), 'latin1'))
    drain(parser, seen)
  }
  if (!parser.betweenRequests) seen.push('unfinished')
  return seen
}

function drain(parser: RequestParser, seen: string[]): void {
  for (;;) {
    const event = parser.next()
    if (event.type === 'need data') return
    if (event.type === 'end') seen.push('end')
    else if (event.type === 'head') {
      const { method, target, version, headers } = event.head
      seen.push(`${method} ${target} ${version} ${headers.map((pair) => pair.join('=')).join('|')}`)
    } else if (seen.at(-1)?.startsWith('body ')) {
      seen.push(`${seen.pop()}${Buffer.from(event.bytes).toString('latin1')}`)
    } else seen.push(`body ${Buffer.from(event.bytes).toString('latin1')}`)
  }
}

const accepted = [
  {
    name: 'reads a request without a body',
    input: 'GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\n',
    events: ['GET /a?b=c 1.1 Host=h', 'end'],
  },
  {
    name: 'keeps the case, the order and the repetition of headers, and trims their values',
    input: 'GET / HTTP/1.1\r\nhOST:h\r\nX-A: \t1 \r\nx-a:  2\t\r\nX-Empty:\r\n\r\n',
    events: ['GET / 1.1 hOST=h|X-A=1|x-a=2|X-Empty=', 'end'],
  },
  {
    name: 'reads a body of a length',
    input: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello',
    events: ['POST / 1.1 Host=h|Content-Length=5', 'body hello', 'end'],
  },
  {
    name: 'reads a chunked body, and drops extensions and trailers',
    input:
      'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n' +
      '3;a="b"\r\nhel\r\n02\r\nlo\r\n0\r\nX-Trailer: 1\r\n\r\n',
    events: ['POST / 1.1 Host=h|Transfer-Encoding=Chunked', 'body hello', 'end'],
  },
  {
    name: 'reads requests that lie behind one another',
    input:
      'POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhiGET /2 HTTP/1.1\r\nHost: h\r\n\r\n',
    events: ['POST /1 1.1 Host=h|Content-Length=2', 'body hi', 'end', 'GET /2 1.1 Host=h', 'end'],
  },
  {
    name: 'skips blank lines before a request, and takes bare line feeds',
    input: '\r\n\nGET / HTTP/1.1\nHost: h\n\n',
    events: ['GET / 1.1 Host=h', 'end'],
  },
  {
    name: 'lets HTTP/1.0 do without a Host',
    input: 'GET / HTTP/1.0\r\n\r\n',
    events: ['GET / 1.0 ', 'end'],
  },
  {
    name: 'takes a length that is repeated',
    input: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2, 2\r\nContent-Length: 2\r\n\r\nhi',
    events: ['POST / 1.1 Host=h|Content-Length=2, 2|Content-Length=2', 'body hi', 'end'],
  },
  {
    name: 'says when a body is unfinished',
    input: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel',
    events: ['POST / 1.1 Host=h|Content-Length=5', 'body hel', 'unfinished'],
  },
]

const post = 'POST / HTTP/1.1\r\nHost: h\r\n'
const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n`
const refused = [
  { name: 'a request line of one word', input: 'GET\r\n', status: 400 },
  { name: 'two blanks in the request line', input: 'GET  / HTTP/1.1\r\n', status: 400 },
  { name: 'a target beyond ASCII', input: 'GET /\xe4 HTTP/1.1\r\n', status: 400 },
  { name: 'a TLS greeting', input: '\x16\x03\x01\x02\x00\n', status: 400 },
  { name: 'HTTP/2', input: 'PRI * HTTP/2.0\r\n', status: 505 },
  { name: 'no Host', input: 'GET / HTTP/1.1\r\n\r\n', status: 400 },
  { name: 'two Hosts', input: 'GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n', status: 400 },
  { name: 'a header without a colon', input: `${post}nonsense\r\n`, status: 400 },
  { name: 'a blank before the colon', input: `${post}A : b\r\n`, status: 400 },
  { name: 'a folded header', input: `${post}A: b\r\n c\r\n`, status: 400 },
  { name: 'a control character in a value', input: `${post}A: b\x00c\r\n`, status: 400 },
  { name: 'a carriage return in a value', input: `${post}A: b\rc\r\n`, status: 400 },
  { name: 'a length that is no number', input: `${post}Content-Length: -1\r\n\r\n`, status: 400 },
  { name: 'two lengths', input: `${post}Content-Length: 1, 2\r\n\r\n`, status: 400 },
  {
    name: 'a length and chunks',
    input: `${post}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    status: 400,
  },
  {
    name: 'chunks in HTTP/1.0',
    input: 'POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n',
    status: 400,
  },
  {
    name: 'another transfer coding',
    input: `${post}Transfer-Encoding: gzip, chunked\r\n\r\n`,
    status: 501,
  },
  { name: 'a chunk without a size', input: `${chunked}x\r\n`, status: 400 },
  { name: 'a chunk that is longer than its size', input: `${chunked}1\r\nab\r\n`, status: 400 },
  { name: 'an endless chunk extension', input: `${chunked}1;${'a'.repeat(5000)}`, status: 400 },
  { name: 'a line over 64 KiB', input: `GET /${'a'.repeat(headLimit)}`, status: 431 },
  {
    name: 'a header section over 64 KiB',
    input: `GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(headLimit / 6)}`,
    status: 431,
  },
  {
    name: 'trailers over 64 KiB',
    input: `${chunked}0\r\n${'A: b\r\n'.repeat(headLimit / 6 + 1)}`,
    status: 431,
  },
]

describe('RequestParser', () => {
  for (const { name, input, events } of accepted) {
    it(name, () => {
      expect(read(input)).toEqual(events)
    })
    it(`${name}, in pieces of any size`, () => {
      for (let size = 1; size < input.length; size += 1) expect(read(input, size)).toEqual(events)
    })
  }

  for (const { name, input, status } of refused) {
    it(`refuses ${name} with ${status}`, () => {
      expect(() => read(input)).toThrow(MalformedRequest)
      expect(() => read(input)).toThrow(expect.objectContaining({ status }))
    })
  }

  it('takes a header section of just 64 KiB', () => {
    const start = 'GET / HTTP/1.1\r\nHost: h\r\nA: '
    const filling = 'b'.repeat(headLimit - start.length - 4)
    expect(read(`${start}${filling}\r\n\r\n`).at(-1)).toBe('end')
    expect(() => read(`${start}${filling}b\r\n\r\n`)).toThrow(MalformedRequest)
  })

  it('counts each header section anew', () => {
    const request = `GET / HTTP/1.1\r\nHost: h\r\nA: ${'b'.repeat(40_000)}\r\n\r\n`
    expect(read(request + request).filter((event) => event === 'end')).toHaveLength(2)
  })

  it('holds what it has not been asked for', () => {
    const parser = new RequestParser()
    parser.push(Buffer.from('GET / HTTP/1.1\r\nHost: h\r\n\r\nGET '))
    expect(parser.next().type).toBe('head')
    expect(parser.next().type).toBe('end')
    expect(parser.buffered).toBe(4)
    expect(parser.betweenRequests).toBe(false)
  })
})
