import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const

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
