import { expect, test } from 'vitest'
import { Cookie } from '../../src/cookies/cookie.ts'
import { cookieHeader } from '../../src/cookies/cookie-header.ts'
import { cookieRequest } from '../../src/cookies/cookie-request.ts'
import { CookieStore } from '../../src/cookies/cookie-store.ts'

function storeOf(...cookies: readonly Cookie[]): CookieStore {
  const store = new CookieStore()
  store.update(cookies)
  return store
}

test('the longest path comes first, then the order of the store', () => {
  const store = storeOf(
    new Cookie('a', '1', { domain: 'x.test' }),
    new Cookie('b', '2'),
    new Cookie('c', '3', { domain: 'x.test', path: '/deep' }),
    new Cookie('d', '4', { domain: 'y.test' }),
  )
  expect(cookieHeader(store, cookieRequest('http://x.test/deep/er'), 0)).toBe('c=3; a=1; b=2')
})

test('where nothing goes along there is no header', () => {
  const store = storeOf(new Cookie('a', '1', { domain: 'y.test' }))
  expect(cookieHeader(store, cookieRequest('http://x.test/'), 0)).toBeNull()
})

test('expired cookies are forgotten', () => {
  const store = storeOf(
    new Cookie('a', '1', { expires: 10 }),
    new Cookie('b', '2', { expires: 11 }),
  )
  expect(cookieHeader(store, cookieRequest('http://x.test/'), 10)).toBe('b=2')
  expect(store.size).toBe(1)
})
