import { expect, test } from 'vitest'
import { acceptEncoding } from '../../src/adapters/index.ts'
import { defaultHeaders } from '../../src/sessions/default-headers.ts'

test('the default headers are requests’, in their order', () => {
  expect([...defaultHeaders()]).toEqual([
    ['User-Agent', expect.stringMatching(/^pool-repl\/\d+\.\d+\.\d+/)],
    ['Accept-Encoding', acceptEncoding],
    ['Accept', '*/*'],
    ['Connection', 'keep-alive'],
  ])
})

test('each session gets a table of its own', () => {
  defaultHeaders().clear()
  expect(defaultHeaders().size).toBe(4)
})
