import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

const cases = [
  { target: '/redirect/3', status: 302, location: '/redirect/2' },
  { target: '/redirect/1', status: 302, location: '/get' },
  { target: '/redirect/100', status: 302, location: '/redirect/99' },
  { target: '/redirect/0', status: 400 },
  { target: '/redirect/101', status: 400 },
  { target: '/redirect/x', status: 400 },
  { target: '/redirect-to?url=/get', status: 302, location: '/get' },
  {
    target: '/redirect-to?url=http%3A%2F%2Fa.test%2F%3Fb%3Dc&status_code=307',
    status: 307,
    location: 'http://a.test/?b=c',
  },
  { target: '/redirect-to?url=/a%0d%0aX:%20b', status: 302, location: '/a%0D%0AX:%20b' },
  { target: '/redirect-to', status: 400 },
  { target: '/redirect-to?url=/get&status_code=200', status: 400 },
]

describe('the redirects', () => {
  for (const { target, status, location } of cases) {
    it(`answers ${target} with ${status} ${location ?? ''}`, async () => {
      const answered = await ask('GET', target)
      expect(answered.status).toBe(status)
      expect(answered.headers.Location).toBe(location)
    })
  }
})
