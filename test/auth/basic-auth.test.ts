import { expect, test } from 'vitest'
import { HTTPBasicAuth } from '../../src/auth/basic-auth.ts'
import { CaseInsensitiveDict } from '../../src/http/case-insensitive-dict.ts'

test('it adds the Authorization header, and returns the request', () => {
  const headers = new CaseInsensitiveDict<string | Uint8Array>({ accept: '*/*' })
  const request = { method: 'GET', url: 'http://x.test/', headers }
  expect(new HTTPBasicAuth('user', 'pass').__call__(request)).toBe(request)
  expect(headers.items()).toEqual([
    ['accept', '*/*'],
    ['Authorization', 'Basic dXNlcjpwYXNz'],
  ])
})
