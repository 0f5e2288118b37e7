import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { Request } from '../../src/models/request.ts'

test('it takes method and URL by place, the rest by name', () => {
  const request = new Request('post', 'http://x.test/', { data: { a: '1' }, params: { q: '2' } })
  expect([request.method, request.url, request.data]).toEqual([
    'post',
    'http://x.test/',
    { a: '1' },
  ])
  const prepared = request.prepare()
  expect([prepared.method, prepared.url, prepared.body]).toEqual([
    'POST',
    'http://x.test/?q=2',
    'a=1',
  ])
})

test('it takes everything by name', () => {
  const request = new Request({ method: 'GET', url: 'http://x.test/', headers: { A: '1' } })
  expect(request.prepare().toHeaderList()).toEqual([['A', '1']])
})

test('its hooks go along', () => {
  const hook = () => undefined
  const prepared = new Request('GET', 'http://x.test/', { hooks: { response: hook } }).prepare()
  expect(prepared.hooks.response).toEqual([hook])
})

test('an argument that it has not is refused, and an event that does not exist', () => {
  expect(() => new Request('GET', 'http://x.test/', { timout: 5 } as object)).toThrow(
    new TypeError("Request.__init__() got an unexpected keyword argument 'timout'"),
  )
  expect(() => new Request('GET', 'http://x.test/', { hooks: { request: [] } as object })).toThrow(
    new ValueError('Unsupported event specified, with event name "request"'),
  )
})

test('it prints as Python prints it', () => {
  expect(inspect(new Request('GET', 'http://x.test/'))).toBe('<Request [GET]>')
})
