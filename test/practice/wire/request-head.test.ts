import { describe, expect, it } from 'vitest'
import type { RawHeader } from '../../../src/http/raw-headers.ts'
import {
  bodyFraming,
  checkHost,
  headerTokens,
  headerValues,
  parseHeaderLine,
  parseRequestLine,
  wantsKeepAlive,
} from '../../../src/practice/wire/request-head.ts'

function head(version: '1.0' | '1.1', ...headers: RawHeader[]) {
  return { method: 'GET', target: '/', version, headers }
}

describe('parseRequestLine', () => {
  it('takes it apart', () => {
    expect(parseRequestLine('M-SEARCH *?a HTTP/1.0')).toEqual({
      method: 'M-SEARCH',
      target: '*?a',
      version: '1.0',
      headers: [],
    })
  })

  it('reads a later minor version as 1.1', () => {
    expect(parseRequestLine('GET / HTTP/1.9').version).toBe('1.1')
  })

  const refused = [
    { line: 'GET /', status: 400 },
    { line: 'G(ET / HTTP/1.1', status: 400 },
    { line: 'GET / http/1.1', status: 400 },
    { line: 'GET / HTTP/1.1 ', status: 400 },
    { line: 'GET / HTTP/2.0', status: 505 },
  ]
  for (const { line, status } of refused) {
    it(`refuses "${line}" with ${status}`, () => {
      expect(() => parseRequestLine(line)).toThrow(expect.objectContaining({ status }))
    })
  }
})

describe('parseHeaderLine', () => {
  const cases = [
    { line: 'A:b', header: ['A', 'b'] },
    { line: 'A: \tb c\t ', header: ['A', 'b c'] },
    { line: 'A: \xe4:', header: ['A', '\xe4:'] },
    { line: 'A:', header: ['A', ''] },
  ]
  for (const { line, header } of cases) {
    it(`reads ${JSON.stringify(line)}`, () => {
      expect(parseHeaderLine(line)).toEqual(header)
    })
  }

  for (const line of ['A', ':b', 'A :b', ' A:b', 'A: \x7f', 'A: b\rc', 'Ä: b']) {
    it(`refuses ${JSON.stringify(line)}`, () => {
      expect(() => parseHeaderLine(line)).toThrow(expect.objectContaining({ status: 400 }))
    })
  }
})

describe('headerValues and headerTokens', () => {
  const headers: RawHeader[] = [
    ['A', 'One, two'],
    ['b', 'x'],
    ['a', ' ,THREE'],
  ]

  it('find lines in any case', () => {
    expect(headerValues(headers, 'a')).toEqual(['One, two', ' ,THREE'])
    expect(headerValues(headers, 'c')).toEqual([])
  })

  it('take lists apart', () => {
    expect(headerTokens(headers, 'A')).toEqual(['one', 'two', 'three'])
  })
})

describe('bodyFraming', () => {
  const cases = [
    { headers: [], framing: { type: 'length', length: 0 } },
    { headers: [['content-length', '12']], framing: { type: 'length', length: 12 } },
    { headers: [['Transfer-Encoding', 'CHUNKED']], framing: { type: 'chunked' } },
  ] satisfies { headers: RawHeader[]; framing: object }[]
  for (const { headers, framing } of cases) {
    it(`is ${JSON.stringify(framing)} for ${JSON.stringify(headers)}`, () => {
      expect(bodyFraming(head('1.1', ...headers))).toEqual(framing)
    })
  }

  const refused = [
    { headers: [['Content-Length', '1.5']], status: 400 },
    { headers: [['Content-Length', '9'.repeat(16)]], status: 400 },
    { headers: [['Transfer-Encoding', 'chunked, chunked']], status: 501 },
    { headers: [['Transfer-Encoding', 'identity']], status: 501 },
  ] satisfies { headers: RawHeader[]; status: number }[]
  for (const { headers, status } of refused) {
    it(`refuses ${JSON.stringify(headers)} with ${status}`, () => {
      expect(() => bodyFraming(head('1.1', ...headers))).toThrow(
        expect.objectContaining({ status }),
      )
    })
  }
})

describe('checkHost', () => {
  it('lets a head pass that names its host once, or is HTTP/1.0', () => {
    checkHost(head('1.1', ['hOST', 'a']))
    checkHost(head('1.1', ['Host', '']))
    checkHost(head('1.0'))
  })

  it('refuses any other', () => {
    for (const wrong of [head('1.1'), head('1.0', ['Host', 'a'], ['Host', 'a'])]) {
      expect(() => checkHost(wrong)).toThrow(expect.objectContaining({ status: 400 }))
    }
  })
})

describe('wantsKeepAlive', () => {
  const cases = [
    { version: '1.1', connection: '', keeps: true },
    { version: '1.1', connection: 'TE, close', keeps: false },
    { version: '1.1', connection: 'keep-alive', keeps: true },
    { version: '1.0', connection: '', keeps: false },
    { version: '1.0', connection: 'Keep-Alive', keeps: true },
    { version: '1.0', connection: 'keep-alive, close', keeps: false },
  ] as const
  for (const { version, connection, keeps } of cases) {
    it(`is ${keeps} for HTTP/${version} with "${connection}"`, () => {
      expect(wantsKeepAlive(head(version, ['Connection', connection]))).toBe(keeps)
    })
  }
})
