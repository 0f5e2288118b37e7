import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Pending } from '../../src/pending.ts'
import { requests } from '../../src/sessions/requests.ts'

let server: Server
let url = ''
let connections = 0
let open = 0

beforeAll(async () => {
  server = createServer((request, response) => response.end(`${request.method} ${request.url}`))
  server.on('connection', (socket) => {
    connections++
    open++
    socket.on('close', () => open--)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

async function settle(): Promise<void> {
  for (let turn = 0; turn < 200 && open > 0; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const helpers: readonly (readonly [
  name: string,
  send: () => Pending<{ readonly text: string }>,
])[] = [
  ['GET', () => requests.get(`${url}/a`)],
  ['OPTIONS', () => requests.options(`${url}/a`)],
  ['POST', () => requests.post(`${url}/a`, { data: 'x' })],
  ['PUT', () => requests.put(`${url}/a`, { data: 'x' })],
  ['PATCH', () => requests.patch(`${url}/a`, { data: 'x' })],
  ['DELETE', () => requests.delete(`${url}/a`)],
  ['LINK', () => requests.request('link', `${url}/a`)],
]

for (const [name, send] of helpers) {
  test(`the helper of ${name} sends it over a connection of its own, and closes that`, async () => {
    const before = connections
    const pending = send()
    expect(pending).toBeInstanceOf(Pending)
    expect((await pending).text).toBe(`${name} /a`)
    expect(connections).toBe(before + 1)
    await settle()
    expect(open).toBe(0)
  })
}

test('head has no body', async () => {
  expect((await requests.head(`${url}/a`)).text).toBe('')
})

test('what is streamed can be read after the helper is done', async () => {
  const response = await requests.get(`${url}/a`, { stream: true })
  await response.read()
  expect(response.text).toBe('GET /a')
  await settle()
  expect(open).toBe(0)
})

test('an unknown argument is Python’s TypeError', async () => {
  await expect(requests.get(url, { timout: 5 } as object)).rejects.toThrow(
    new TypeError("get() got an unexpected keyword argument 'timout'"),
  )
})

test('session() is a new session', () => {
  const session = requests.session()
  expect(session).toBeInstanceOf(requests.Session)
  session.close()
})
