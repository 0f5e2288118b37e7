import { expect, test } from 'vitest'
import { Cookie } from '../../src/cookies/cookie.ts'
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
    expect(maySet(domain, cookieRequest(`http://${host}/`))).toBe(allowed)
  })
}

const sending: readonly (readonly [
  cookie: { readonly domain?: string; path?: string; secure?: boolean; expires?: number },
  url: string,
  sent: boolean,
])[] = [
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
  [{ expires: 1000 }, 'http://x.test/', false],
  [{ expires: 1001 }, 'http://x.test/', true],
]

for (const [attributes, url, sent] of sending) {
  test(`${JSON.stringify(attributes)} ${sent ? 'goes' : 'does not go'} to ${url}`, () => {
    expect(isSentWith(new Cookie('a', '1', attributes), cookieRequest(url), 1000)).toBe(sent)
  })
}
