import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

const origin = '127.0.0.1'
const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const
const host = { Host: '127.0.0.1:1' }

const cases = [
  {
    name: '/get answers with the arguments, headers and url',
    request: ['GET', '/get?a=1&b=2&b=3&c=%C3%A4+'],
    with: {},
    answer: {
      args: { a: '1', b: ['2', '3'], c: 'ä ' },
      headers: host,
      origin,
      url: 'http://127.0.0.1:1/get?a=1&b=2&b=3&c=%C3%A4+',
    },
  },
  {
    name: '/headers keeps the spelling of names, and joins lines of one name',
    request: ['GET', '/headers'],
    with: { headers: [['x-ONE', '1'] as const, ['X-One', '2'] as const] },
    answer: { headers: { ...host, 'x-ONE': '1,2' } },
  },
  {
    name: '/post reads a form',
    request: ['POST', '/post'],
    with: { headers: form, body: 'a=1&a=2&b=x+y' },
    answer: {
      args: {},
      data: '',
      form: { a: ['1', '2'], b: 'x y' },
      headers: { ...host, 'Content-Type': 'application/x-www-form-urlencoded' },
      json: null,
      origin,
      url: 'http://127.0.0.1:1/post',
    },
  },
  {
    name: '/put reads JSON',
    request: ['PUT', '/put'],
    with: { body: '{"__proto__": 1, "k": [true]}' },
    answer: {
      args: {},
      data: '{"__proto__": 1, "k": [true]}',
      form: {},
      headers: host,
      json: JSON.parse('{"__proto__": 1, "k": [true]}'),
      origin,
      url: 'http://127.0.0.1:1/put',
    },
  },
  {
    name: '/patch gives bytes that are no text in base64',
    request: ['PATCH', '/patch'],
    with: { body: Buffer.from([0xff, 0]) },
    answer: expect.objectContaining({ data: 'data:application/octet-stream;base64,/wA=' }),
  },
  {
    name: '/delete has an empty body when nothing came',
    request: ['DELETE', '/delete'],
    with: {},
    answer: expect.objectContaining({ data: '', form: {}, json: null }),
  },
  {
    name: '/anything/… names the method',
    request: ['PUT', '/anything/else/at%20all'],
    with: { scheme: 'https' as const, host: 'httpbin.org' },
    answer: expect.objectContaining({
      method: 'PUT',
      url: 'https://httpbin.org/anything/else/at%20all',
    }),
  },
  {
    name: 'a target with a host is the url',
    request: ['GET', 'http://elsewhere.test/get?a=1'],
    with: {},
    answer: expect.objectContaining({ args: { a: '1' }, url: 'http://elsewhere.test/get?a=1' }),
  },
]

describe('the echo routes', () => {
  for (const { name, request, with: asking, answer } of cases) {
    it(name, async () => {
      const [method = '', target = ''] = request
      const answered = await ask(method, target, asking)
      expect(answered.status).toBe(200)
      expect(answered.headers).toEqual({ 'Content-Type': 'application/json' })
      expect(answered.json).toEqual(answer)
    })
  }
})
