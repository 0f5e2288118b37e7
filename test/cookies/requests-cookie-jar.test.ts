import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Cookie } from '../../src/cookies/cookie.ts'
import { CookieStore } from '../../src/cookies/cookie-store.ts'
import { cookieStoreOf, RequestsCookieJar } from '../../src/cookies/requests-cookie-jar.ts'
import { CookieConflictError, KeyError } from '../../src/errors.ts'
import { repr } from '../../src/repr/repr.ts'

function sample(): RequestsCookieJar {
  const jar = new RequestsCookieJar()
  jar.set('a', '1', { domain: 'x.test', path: '/' })
  jar.set('b', '2', { domain: 'x.test', path: '/deep' })
  jar.set('a', '3', { domain: 'y.test', path: '/' })
  return jar
}

test('cookies are properties', () => {
  const jar = new RequestsCookieJar()
  jar.token = 'abc'
  expect([jar.token, 'token' in jar, 'other' in jar, jar.other]).toEqual([
    'abc',
    true,
    false,
    undefined,
  ])
  delete jar.token
  expect(Object.keys(jar)).toEqual([])
})

test('a cookie set by name alone goes to every host', () => {
  const jar = new RequestsCookieJar()
  expect(jar.set('a', '1')).toBeInstanceOf(Cookie)
  expect([...jar][0]).toMatchObject({ name: 'a', value: '1', domain: '', path: '/' })
})

const got: readonly (readonly [what: string, get: () => string | null, value: string | null])[] = [
  ['by name', () => sample().get('b'), '2'],
  ['by domain', () => sample().get('a', { domain: 'y.test' }), '3'],
  ['by path', () => sample().get('b', { path: '/deep' }), '2'],
  ['not in that path', () => sample().get('b', { path: '/' }), null],
  ['a default', () => sample().get('c', 'none'), 'none'],
  ['a default by its name', () => sample().get('c', { default: 'none' }), 'none'],
  ['a default and a place', () => sample().get('a', 'none', { domain: 'z.test' }), 'none'],
  ['nothing', () => sample().get('c'), null],
]

for (const [what, get, value] of got) {
  test(`get ${what}: ${value}`, () => {
    expect(get()).toBe(value)
  })
}

test('a name that several cookies have is a conflict', () => {
  const conflict = new CookieConflictError("There are multiple cookies with name, 'a'")
  expect(() => sample().get('a')).toThrow(conflict)
  expect(() => sample().a).toThrow(conflict)
  expect('a' in sample()).toBe(true)
  expect(sample().has('a')).toBe(true)
})

test('a value of null removes the cookies of that name and place', () => {
  const jar = sample()
  expect(jar.set('a', null, { domain: 'x.test' })).toBeNull()
  expect(jar.items()).toEqual([
    ['b', '2'],
    ['a', '3'],
  ])
  jar.set('a', null)
  expect(jar.keys()).toEqual(['b'])
})

test('keys, values, items and get_dict list what is there', () => {
  const jar = sample()
  expect(jar.keys()).toEqual(['a', 'b', 'a'])
  expect(jar.values()).toEqual(['1', '2', '3'])
  expect(jar.get_dict()).toEqual({ a: '3', b: '2' })
  expect(jar.get_dict({ domain: 'x.test' })).toEqual({ a: '1', b: '2' })
  expect(jar.get_dict('x.test', '/deep')).toEqual({ b: '2' })
  expect(jar.list_domains()).toEqual(['x.test', 'y.test'])
  expect(jar.list_paths()).toEqual(['/', '/deep'])
  expect(jar.multiple_domains()).toBe(true)
})

test('clear takes a domain, a path, a name, by place or by keyword', () => {
  const jar = sample()
  jar.clear('x.test', '/', 'a')
  expect(jar.keys()).toEqual(['b', 'a'])
  jar.clear({ domain: 'x.test' })
  expect(jar.keys()).toEqual(['a'])
  expect(() => jar.clear('x.test')).toThrow(KeyError)
  jar.clear()
  expect(jar.keys()).toEqual([])
})

test('what ends with the session, and what has ended, can be cleared', () => {
  const jar = new RequestsCookieJar()
  jar.set('old', '1', { expires: 1, discard: false })
  jar.set('brief', '2')
  jar.set('lasting', '3', { expires: 9e9, discard: false })
  jar.clear_expired_cookies()
  expect(jar.keys()).toEqual(['brief', 'lasting'])
  jar.clear_session_cookies()
  expect(jar.keys()).toEqual(['lasting'])
})

test('update takes another jar, with places, or values by name', () => {
  const jar = new RequestsCookieJar()
  jar.update(sample())
  jar.update({ c: '4' })
  expect(jar.get('a', { domain: 'y.test' })).toBe('3')
  expect(jar.get('c', { domain: '' })).toBe('4')
})

test('a copy is apart; a store given is shown', () => {
  const store = new CookieStore()
  const jar = new RequestsCookieJar(store)
  const copy = jar.copy()
  jar.a = '1'
  expect([store.size, copy.keys().length]).toEqual([1, 0])
  expect(cookieStoreOf(jar)).toBe(store)
})

test('it prints as Python prints it', () => {
  const jar = new RequestsCookieJar()
  jar.set_cookie(new Cookie('a', '1', { domain: 'x.test' }))
  expect(String(jar)).toBe('<RequestsCookieJar[<Cookie a=1 for x.test/>]>')
  expect(inspect(jar)).toBe(String(jar))
  expect(repr(jar)).toMatch(/^<RequestsCookieJar\[Cookie\(version=0, name='a', .*\)\]>$/)
  expect(JSON.stringify(jar)).toBe('{"a":"1"}')
  expect(jar).toBeInstanceOf(RequestsCookieJar)
  expect(jar.constructor.name).toBe('RequestsCookieJar')
})

test('a cookie is popped, or a default given', () => {
  const jar = new RequestsCookieJar()
  jar.set('a', '1')
  expect([jar.pop('a'), jar.pop('a', null), jar.pop('a', 'x')]).toEqual(['1', null, 'x'])
  expect(() => jar.pop('a')).toThrow(KeyError)
})

test('a default is set where there is no cookie', () => {
  const jar = new RequestsCookieJar()
  expect([jar.setdefault('a', '1'), jar.setdefault('a', '2')]).toEqual(['1', '1'])
  expect(jar.get_dict()).toEqual({ a: '1' })
})

test('a cookie without a value is listed, but not found', () => {
  const jar = new RequestsCookieJar()
  jar.set_cookie(new Cookie('a', null, { domain: 'x.test' }))
  expect([jar.get('a', 'none'), jar.a, 'a' in jar, jar.pop('a', 'none')]).toEqual([
    'none',
    undefined,
    false,
    'none',
  ])
  expect([jar.keys(), jar.values(), jar.get_dict()]).toEqual([['a'], [null], { a: null }])
  jar.set('a', '1', { domain: 'y.test' })
  expect(jar.a).toBe('1')
  jar.set_cookie(new Cookie('a', null, { domain: 'z.test' }))
  expect(() => jar.a).toThrow(CookieConflictError)
})

test('null in an update removes the cookies of that name', () => {
  const jar = sample()
  jar.update({ a: null, c: '4' })
  expect(jar.keys()).toEqual(['b', 'c'])
})

test('a value that is no text is refused in Python’s words', () => {
  const jar = new RequestsCookieJar()
  expect(() => jar.update({ a: 1 as unknown as string })).toThrow(
    new TypeError("'int' object has no attribute 'startswith'"),
  )
})
