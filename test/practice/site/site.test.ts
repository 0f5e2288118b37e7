import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

const cases = [
  { request: ['GET', '/nowhere'], status: 404, text: /^There is no \/nowhere here.*\/get /s },
  { request: ['GET', '/%zz'], status: 400, text: /percent/ },
  { request: ['POST', '/get'], status: 405, allow: 'GET, HEAD, OPTIONS' },
  { request: ['GET', '/post'], status: 405, allow: 'POST, OPTIONS' },
  { request: ['BREW', '/anything'], status: 405 },
  { request: ['OPTIONS', '/get'], status: 200, allow: 'GET, HEAD, OPTIONS', text: /^$/ },
  {
    request: ['OPTIONS', '/anything/x'],
    status: 200,
    allow: 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
  },
  { request: ['OPTIONS', '*'], status: 200, text: /^$/ },
  { request: ['GET', '*'], status: 404 },
  { request: ['OPTIONS', '/nowhere'], status: 404 },
  { request: ['HEAD', '/get'], status: 200 },
  { request: ['HEAD', '/post'], status: 405 },
  { request: ['CONNECT', 'a.test:443'], status: 501 },
  { request: ['GET', '/'], status: 200, text: /practice server.*\/redirect\/\{hops\}/s },
]

describe('Site', () => {
  for (const { request, status, allow, text } of cases) {
    const [method = '', target = ''] = request
    it(`answers ${method} ${target} with ${status}`, async () => {
      const answered = await ask(method, target)
      expect(answered.status).toBe(status)
      if (allow !== undefined) expect(answered.headers.Allow).toBe(allow)
      if (text !== undefined) expect(answered.text).toMatch(text)
    })
  }
})
