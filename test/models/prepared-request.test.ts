import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { AuthBase, type AuthTarget } from '../../src/auth/auth-base.ts'
import { HTTPBasicAuth } from '../../src/auth/basic-auth.ts'
import { RequestsCookieJar } from '../../src/cookies/requests-cookie-jar.ts'
import { InvalidHeader, InvalidJSONError, ValueError } from '../../src/errors.ts'
import type { DataInput } from '../../src/models/encode-body.ts'
import {
  type AuthInput,
  PreparedRequest,
  type RequestParts,
} from '../../src/models/prepared-request.ts'
import { Request } from '../../src/models/request.ts'
import { MemoryFile } from './memory-file.ts'
import { asText, collect } from './scripted-body.ts'

const url = 'http://x.test/p'

function prepare(parts: RequestParts): PreparedRequest {
  const prepared = new PreparedRequest()
  prepared.prepare({ method: 'GET', url, ...parts })
  return prepared
}

class TokenAuth extends AuthBase {
  override __call__(request: AuthTarget): AuthTarget {
    request.headers.set('Authorization', 'Token')
    return request
  }
}

const jar = new RequestsCookieJar()
jar.set('here', '1', { domain: 'x.test' })
jar.set('there', '2', { domain: 'y.test' })

/** The headers that requests prepared of the same, without a session. */
const headers: readonly (readonly [
  what: string,
  parts: RequestParts,
  headers: Readonly<Record<string, string>>,
])[] = [
  ['a GET', {}, {}],
  ['a HEAD', { method: 'head' }, {}],
  ['a POST of nothing', { method: 'post' }, { 'Content-Length': '0' }],
  ['a DELETE', { method: 'DELETE' }, { 'Content-Length': '0' }],
  ['own headers, in their order and case', { headers: { B: '1', a: '2' } }, { B: '1', a: '2' }],
  ['text', { method: 'POST', data: 'é' }, { 'Content-Length': '2' }],
  [
    'a form',
    { method: 'POST', data: { a: '1' } },
    { 'Content-Length': '3', 'Content-Type': 'application/x-www-form-urlencoded' },
  ],
  [
    'JSON',
    { method: 'POST', json: {} },
    { 'Content-Length': '2', 'Content-Type': 'application/json' },
  ],
  [
    'a Content-Type of one’s own',
    { method: 'POST', json: {}, headers: { 'content-type': 'a/b' } },
    { 'content-type': 'a/b', 'Content-Length': '2' },
  ],
  ['pieces', { method: 'POST', data: new Set(['a']) }, { 'Transfer-Encoding': 'chunked' }],
  [
    'a length of one’s own for no body',
    { method: 'POST', headers: { 'content-length': '5' } },
    { 'content-length': '5' },
  ],
  ['cookies by name', { cookies: { a: '1', b: '2' } }, { Cookie: 'a=1; b=2' }],
  ['cookies of a jar, those of the host', { cookies: jar }, { Cookie: 'here=1' }],
  [
    'cookies for the host of the Host header',
    { cookies: jar, headers: { Host: 'y.test' } },
    { Host: 'y.test', Cookie: 'there=2' },
  ],
  [
    'a Cookie header of one’s own',
    { cookies: jar, headers: { cookie: 'mine' } },
    { cookie: 'mine' },
  ],
  ['a pair of user and password', { auth: ['u', 'p'] }, { Authorization: 'Basic dTpw' }],
  ['an authentication', { auth: new HTTPBasicAuth('u', 'p') }, { Authorization: 'Basic dTpw' }],
  ['an authentication of one’s own', { auth: new TokenAuth() }, { Authorization: 'Token' }],
  ['credentials in the URL', { url: 'http://u:p@x.test/' }, { Authorization: 'Basic dTpw' }],
  ['nobody, whatever the URL says', { url: 'http://u:p@x.test/', auth: [] as never }, {}],
  ['no credentials in the URL', { url: 'http://:@x.test/' }, {}],
  [
    'an authentication over a header',
    { auth: ['u', 'p'], headers: { authorization: 'mine' } },
    { Authorization: 'Basic dTpw' },
  ],
]

for (const [what, parts, expected] of headers) {
  test(`${what} has its headers`, () => {
    expect(Object.fromEntries(prepare(parts).toHeaderList())).toEqual(expected)
  })
}

test('the method is in upper case', () => {
  expect(prepare({ method: 'patch' }).method).toBe('PATCH')
})

test('a function may change everything, and the length follows', () => {
  const auth = (request: PreparedRequest) => {
    request.url += '?signed'
    request.body = 'longer'
    return request
  }
  const prepared = prepare({ method: 'POST', data: 'ab', auth })
  expect([prepared.url, prepared.headers['Content-Length']]).toEqual([`${url}?signed`, '6'])
})

test('an authentication may return another request', () => {
  const other = prepare({ method: 'PUT', headers: { X: 'y' } })
  const prepared = prepare({ auth: () => other })
  expect([prepared.method, prepared.headers.x]).toEqual(['PUT', 'y'])
})

test('what can not authenticate is refused', () => {
  expect(() => prepare({ auth: 'me' as unknown as AuthInput })).toThrow(
    new TypeError("'str' object is not callable"),
  )
  expect(() => prepare({ auth: ['a', 'b', 'c'] as unknown as AuthInput })).toThrow(
    new TypeError("'tuple' object is not callable"),
  )
})

const targets: readonly (readonly [url: string, target: string])[] = [
  ['http://x.test', '/'],
  ['http://x.test/a/b;c?d=e#f', '/a/b;c?d=e'],
  ['http://x.test?q', '/?q'],
]

for (const [of, target] of targets) {
  test(`the path of ${of} is ${target}`, () => {
    expect(prepare({ url: of }).path_url).toBe(target)
  })
}

test('headers are a dict, and what is done to it is sent', () => {
  const prepared = prepare({ headers: { A: '1' } })
  prepared.headers['X-B'] = Uint8Array.of(0xe9)
  delete prepared.headers.a
  expect(prepared.toHeaderList()).toEqual([['X-B', 'é']])
  prepared.headers = { C: '3' }
  expect(prepared.toHeaderList()).toEqual([['C', '3']])
  expect(prepared.headers.c).toBe('3')
})

test('a body goes at once, or in chunks where its length is not announced', async () => {
  const prepared = prepare({ method: 'POST', data: 'abc' })
  expect([prepared.chunked, asText(prepared.wireBody() as Uint8Array)]).toEqual([false, 'abc'])
  delete prepared.headers['content-length']
  const body = prepared.wireBody() as AsyncIterable<Uint8Array>
  expect([prepared.chunked, (await collect(body)).map(asText)]).toEqual([true, ['abc']])
})

test('a copy has headers and cookies of its own', () => {
  const prepared = prepare({ headers: { A: '1' }, cookies: { c: '1' }, method: 'POST', data: 'x' })
  const copy = prepared.copy()
  copy.headers.a = '2'
  copy.cookieStore?.clear()
  expect([prepared.headers.A, prepared.cookieStore?.size]).toEqual(['1', 1])
  expect([copy.method, copy.url, copy.body, copy.hooks]).toEqual(['POST', url, 'x', prepared.hooks])
})

test('an invalid header is refused', () => {
  expect(() => prepare({ headers: { 'X-A': 'a\nb' } })).toThrow(InvalidHeader)
  expect(() => prepare({ headers: { 'X-A': null } })).toThrow(InvalidHeader)
})

test('a body that can not be JSON names the request', () => {
  const prepared = new PreparedRequest()
  let caught: unknown
  try {
    prepared.prepare({ method: 'POST', url, json: Number.NaN })
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(InvalidJSONError)
  expect((caught as InvalidJSONError).request).toBe(prepared)
})

test('it prints as Python prints it', () => {
  expect(inspect(prepare({}))).toBe('<PreparedRequest [GET]>')
  expect(String(new PreparedRequest())).toBe('<PreparedRequest [None]>')
})

const bodies: readonly (readonly [
  what: string,
  data: DataInput,
  said: string,
  position: unknown,
])[] = [
  ['a file', new MemoryFile('abcd', { seek: 1 }), 'Content-Length 3', 1],
  ['an empty file', new MemoryFile(''), 'Transfer-Encoding chunked', 0],
  ['a Blob', new Blob(['ab']), 'Content-Length 2', null],
  ['pieces', new Set(['ab']), 'Transfer-Encoding chunked', null],
]

for (const [what, data, said, position] of bodies) {
  test(`${what} is announced by ${said}`, () => {
    const prepared = new PreparedRequest()
    prepared.prepare({ method: 'POST', url: 'http://x.test/', data, auth: ['u', 'p'] })
    const [framing, ...more] = prepared.toHeaderList().filter(([name]) => name !== 'Authorization')
    expect([framing?.join(' '), more, prepared.bodyPosition]).toEqual([said, [], position])
    expect(prepared.copy().bodyPosition).toBe(position)
  })
}

test('hooks are registered and removed', () => {
  const hook = () => undefined
  for (const request of [new PreparedRequest(), new Request('GET', 'http://x.test/')]) {
    request.register_hook('response', [hook])
    expect(request.hooks.response).toEqual([hook])
    expect(() => request.register_hook('request', hook)).toThrow(ValueError)
    expect(request.deregister_hook('response', hook)).toBe(true)
    expect(request.hooks.response).toEqual([])
  }
})
