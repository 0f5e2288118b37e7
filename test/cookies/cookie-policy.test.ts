import { expect, test } from 'vitest'
import { Cookie, type CookieAttributes } from '../../src/cookies/cookie.ts'
import { isSentWith, maySet } from '../../src/cookies/cookie-policy.ts'
import { cookieRequest } from '../../src/cookies/cookie-request.ts'

/** What http.cookiejar's default policy says. */
const setting: readonly (readonly [host: string, domain: string, allowed: boolean])[] = [
  ['www.example.test', '.example.test', true],
  ['example.test', '.example.test', true],
  ['notexample.test', '.example.test', false],
  ['example.test', '.www.example.test', false],
  ['example.test', '.test', false],
  ['example.test', '.other.test', false],
  ['127.0.0.1', '.127.0.0.1', true],
  ['localhost', '.localhost', true],
  ['localhost', '.local', true],
  ['localhost', '.localhost.local', true],
]

for (const [host, domain, allowed] of setting) {
  test(`${host} ${allowed ? 'may' : 'may not'} set a cookie for ${domain}`, () => {
    expect(maySet(new Cookie('a', '1', { domain }), cookieRequest(`http://${host}/`))).toBe(allowed)
  })
}

const sending: readonly (readonly [cookie: CookieAttributes, url: string, sent: boolean])[] = [
  [{ domain: '.example.test' }, 'http://www.example.test/', true],
  [{ domain: '.example.test' }, 'http://example.test/', true],
  [{ domain: 'example.test' }, 'http://deep.example.test/', true],
  [{ domain: 'example.test' }, 'http://notexample.test/', false],
  [{ domain: '127.0.0.1' }, 'http://localhost/', false],
  [{ domain: 'localhost.local' }, 'http://localhost/', true],
  [{ domain: '' }, 'http://anywhere.test/', true],
  [{ domain: '127.0.0.1' }, 'http://127.0.0.1:99/', true],
  [{ path: '/a' }, 'http://x.test/a', true],
  [{ path: '/a' }, 'http://x.test/a/b', true],
  [{ path: '/a' }, 'http://x.test/ab', false],
  [{ path: '/a/' }, 'http://x.test/a', false],
  [{ secure: true }, 'http://x.test/', false],
  [{ secure: true }, 'https://x.test/', true],
  [{ path: 'a' }, 'http://x.test/a', false],
  [{ path: '' }, 'http://x.test/a', true],
  [{ port: '80' }, 'http://x.test/', true],
  [{ port: '80' }, 'http://x.test:81/', false],
  [{ port: '80,81' }, 'http://x.test:81/', true],
  [{ version: 1 }, 'http://x.test/', false],
]

for (const [attributes, url, sent] of sending) {
  test(`${JSON.stringify(attributes)} ${sent ? 'goes' : 'does not go'} to ${url}`, () => {
    expect(isSentWith(new Cookie('a', '1', attributes), cookieRequest(url))).toBe(sent)
  })
}

const ports: readonly (readonly [port: string, url: string, allowed: boolean])[] = [
  ['80', 'http://x.test/', true],
  ['81', 'http://x.test/', false],
  ['81,80', 'http://x.test/', true],
  ['x,80', 'http://x.test/', false],
  ['80,x', 'http://x.test/', true],
  ['80', 'http://[::1]:99/', true],
]

for (const [port, url, allowed] of ports) {
  test(`${url} ${allowed ? 'may' : 'may not'} set a cookie for the ports ${port}`, () => {
    expect(maySet(new Cookie('a', '1', { port }), cookieRequest(url))).toBe(allowed)
  })
}

test('a cookie of a newer version is not set', () => {
  expect(maySet(new Cookie('a', '1', { version: 2 }), cookieRequest('http://x.test/'))).toBe(false)
})
