import { describe, expect, it } from 'vitest'
import { documentHosts } from '../../../src/practice/document-hosts.ts'
import { ask } from '../asking.ts'

const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const

const cases = [
  { host: 'www.wikipedia.org', target: '/', status: 200, text: /<h1>Wikipedia/ },
  { host: 'WWW.wikipedia.org:443', target: '/', status: 200, text: /<h1>Wikipedia/ },
  { host: 'www.wikipedia.org', target: '/get', status: 404 },
  { host: 'httpbin.org', target: '/', status: 200, text: /<h1>httpbin/ },
  { host: 'httpbin.org', target: '/get?a=1', status: 200, json: { args: { a: '1' } } },
  { host: 'api.example.com', target: '/users', status: 200, json: [{ id: 1 }, {}, {}] },
  { host: 'api.example.com', target: '/posts', status: 200, json: [{ id: 1 }, {}, {}] },
  { host: 'api.example.com', target: '/data', status: 200, json: { key: 'value' } },
  { host: 'api.example.com', target: '/item/7', status: 200, json: { id: 7, name: 'Item 7' } },
  { host: 'api.example.com', target: '/item/x', status: 404 },
  { host: 'example.com', target: '/', status: 200, text: /<h1>example.com/ },
  { host: 'localhost:9000', target: '/', status: 200, text: /<h1>It worked/ },
  { host: 'localhost:9001', target: '/', status: 200, text: /These|practice server/ },
  { host: '[::1]:80', target: '/get', status: 200 },
  { host: '', target: '/get', status: 200 },
]

describe('the sites', () => {
  for (const { host, target, status, text, json } of cases) {
    it(`answers ${target} of "${host}" with ${status}`, async () => {
      const answered = await ask('GET', target, { host })
      expect(answered.status).toBe(status)
      if (text !== undefined) expect(answered.text).toMatch(text)
      if (json !== undefined) expect(answered.json).toMatchObject(json)
    })
  }

  it('has a first page for httpbin.org of 9593 bytes', async () => {
    expect((await ask('GET', '/', { host: 'httpbin.org' })).bytes.length).toBe(9593)
  })

  it('echoes what is posted to /data of api.example.com', async () => {
    const { json } = await ask('POST', '/data', {
      host: 'api.example.com',
      body: '{"key":"value"}',
    })
    expect(json).toEqual({ args: {}, data: '{"key":"value"}', form: {}, json: { key: 'value' } })
  })

  it('has a page for every host of the documents', async () => {
    for (const { host, port } of documentHosts) {
      const target = host === 'api.example.com' ? '/users' : '/'
      expect(await ask('GET', target, { host: `${host}:${port}` })).toMatchObject({ status: 200 })
    }
  })
})

describe('the login of example.com', () => {
  const host = 'example.com'
  const pages = ['/profile', '/dashboard', '/api/data']

  it('sets a cookie that opens the pages', async () => {
    const body = 'username=user&password=pass'
    const login = await ask('POST', '/login', { host, headers: form, body })
    expect(login).toMatchObject({ status: 200, json: { username: 'user' } })
    expect(login.cookies).toEqual(['session=75736572; HttpOnly; Path=/'])
    for (const page of pages) {
      const headers = [['Cookie', 'session=75736572'] as const]
      const answered = await ask('GET', page, { host, headers })
      expect(answered.status).toBe(200)
      expect(answered.text).toContain('user')
    }
  })

  it('answers 401 without the cookie', async () => {
    for (const page of pages) {
      expect((await ask('GET', page, { host })).status).toBe(401)
      const headers = [['Cookie', 'session=nonsense'] as const]
      expect((await ask('GET', page, { host, headers })).status).toBe(401)
    }
  })

  for (const body of ['', 'username=user', 'username=&password=x']) {
    it(`answers 400 for the form "${body}"`, async () => {
      expect(await ask('POST', '/login', { host, headers: form, body })).toMatchObject({
        status: 400,
        cookies: [],
      })
    })
  }
})
