import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

const host = 'api.example.com'

const cases = [
  { target: '/users', status: 200, json: [{ id: 1 }, { id: 2 }, { id: 3 }] },
  { target: '/posts', status: 200, json: [{ id: 1 }, { id: 2 }, { id: 3 }] },
  { target: '/data', status: 200, json: { key: 'value' } },
  { target: '/item/0', status: 200, json: { id: 0, name: 'Item 0' } },
  { target: '/item/007', status: 200, json: { id: 7, name: 'Item 7' } },
  { target: '/item/x', status: 404 },
  { target: '/get', status: 404 },
]

describe('api.example.com', () => {
  for (const { target, status, json } of cases) {
    it(`answers ${target} with ${status}`, async () => {
      const answered = await ask('GET', target, { host })
      expect(answered.status).toBe(status)
      if (json !== undefined) expect(answered.json).toMatchObject(json)
    })
  }

  it('echoes what is posted to /data', async () => {
    const { json } = await ask('POST', '/data', { host, body: '{"key":"value"}' })
    expect(json).toEqual({ args: {}, data: '{"key":"value"}', form: {}, json: { key: 'value' } })
  })
})
