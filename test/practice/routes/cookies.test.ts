import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

describe('/cookies', () => {
  it('shows the cookies that came', async () => {
    const headers = [['Cookie', 'a=1; b="x y"'] as const, ['cookie', 'c=2=3;a=9'] as const]
    expect((await ask('GET', '/cookies', { headers })).json).toEqual({
      cookies: { a: '9', b: '"x y"', c: '2=3' },
    })
  })

  const cases = [
    { target: '/cookies/set?a=1&b=2', cookies: ['a=1; Path=/', 'b=2; Path=/'] },
    { target: '/cookies/set/name/value', cookies: ['name=value; Path=/'] },
    { target: '/cookies/set/n/a%3Bb%20c%0D%0A', cookies: ['n=a%3Bb%20c%0D%0A; Path=/'] },
    { target: '/cookies/set?a=', cookies: ['a=; Path=/'] },
    {
      target: '/cookies/delete?a&b=1',
      cookies: [
        'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/',
        'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/',
      ],
    },
  ]
  for (const { target, cookies } of cases) {
    it(`answers ${target} with ${cookies.length} cookies and leads to /cookies`, async () => {
      const answered = await ask('GET', target)
      expect(answered).toMatchObject({ status: 302, cookies })
      expect(answered.headers.Location).toBe('/cookies')
    })
  }

  it('refuses a name that no cookie can have', async () => {
    expect((await ask('GET', '/cookies/set?a%3Bb=1')).status).toBe(400)
  })
})
