import { expect, test } from 'vitest'
import { HTTPProxyAuth } from '../../src/auth/proxy-auth.ts'
import { CaseInsensitiveDict } from '../../src/http/case-insensitive-dict.ts'

test('it adds the Proxy-Authorization header, and returns the request', () => {
  const headers = new CaseInsensitiveDict<string | Uint8Array>({ accept: '*/*' })
  const request = { method: 'GET', url: 'http://x.test/', headers }
  expect(new HTTPProxyAuth('user', 'pass').__call__(request)).toBe(request)
  expect(headers.items()).toEqual([
    ['accept', '*/*'],
    ['Proxy-Authorization', 'Basic dXNlcjpwYXNz'],
  ])
})
