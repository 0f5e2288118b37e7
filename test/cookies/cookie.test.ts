import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Cookie, createCookie } from '../../src/cookies/cookie.ts'
import { repr } from '../../src/repr/repr.ts'

test('a cookie without attributes goes everywhere and ends with the session', () => {
  const cookie = createCookie('a', '1')
  expect([cookie.domain, cookie.path, cookie.secure, cookie.expires, cookie.discard]).toEqual([
    '',
    '/',
    false,
    null,
    true,
  ])
})

test('an attribute that cookies have not is refused in Python’s words', () => {
  const call = () => createCookie('a', '1', { domian: 'x' } as object)
  expect(call).toThrow(
    new TypeError("create_cookie() got unexpected keyword arguments: ['domian']"),
  )
})

const values: readonly (readonly [given: string, kept: string])[] = [
  ['"a\\"b"', '"ab"'],
  ['"a"', '"a"'],
  ['a\\"b', 'a\\"b'],
]

for (const [given, kept] of values) {
  test(`the value ${given} is kept as ${kept}`, () => {
    expect(new Cookie('a', given).value).toBe(kept)
  })
}

test('it is expired from its second on', () => {
  const cookie = new Cookie('a', '1', { expires: 100 })
  expect([cookie.is_expired(99), cookie.is_expired(100)]).toEqual([false, true])
  expect(new Cookie('a', '1').is_expired()).toBe(false)
  expect(cookie.is_expired()).toBe(true)
})

test('it prints as Python prints it', () => {
  const cookie = new Cookie('a', '1', { domain: '.example.test' })
  expect(String(cookie)).toBe('<Cookie a=1 for .example.test/>')
  expect(inspect(cookie)).toBe('<Cookie a=1 for .example.test/>')
  expect(repr(new Cookie('a', '1'))).toBe(
    "Cookie(version=0, name='a', value='1', port=None, port_specified=False, domain='', " +
      "domain_specified=False, domain_initial_dot=False, path='/', path_specified=True, " +
      'secure=False, expires=None, discard=True, comment=None, comment_url=None, ' +
      "rest={'HttpOnly': None}, rfc2109=False)",
  )
})

test('a cookie without a value, or with a port, shows that', () => {
  expect(String(new Cookie('a', null, { domain: 'X.test', port: '80' }))).toBe(
    '<Cookie a for x.test:80/>',
  )
})

test('attributes that have no field of their own are asked for by name', () => {
  const cookie = new Cookie('a', '1', { rest: { HttpOnly: null, SameSite: 'Lax' } })
  expect([cookie.has_nonstandard_attr('HttpOnly'), cookie.has_nonstandard_attr('x')]).toEqual([
    true,
    false,
  ])
  expect([cookie.get_nonstandard_attr('SameSite'), cookie.get_nonstandard_attr('x', 'y')]).toEqual([
    'Lax',
    'y',
  ])
})
