import { createServer, Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { feed } from '../../src/events/feed.ts'
import { Session } from '../../src/sessions/index.ts'

/*
 * What a request costs that finds its connection warm, as far as it can be counted. The times are
 * the bench's.
 */

const answer = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok'
const heads: string[] = []
const server = createServer((socket) => {
  socket.on('data', (data) => {
    heads.push(String(data))
    socket.write(answer)
  })
  socket.on('error', () => {})
})
/** A connection takes it when it is made. */
const write = vi.spyOn(Socket.prototype, 'write')
const session = new Session()
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  for (let warming = 0; warming < 3; warming += 1) await session.get(url)
})

afterAll(() => {
  write.mockRestore()
  session.close()
  server.close()
})

/** What happens during some work. */
async function told(work: () => Promise<unknown>): Promise<PoolReplEvent[]> {
  const events: PoolReplEvent[] = []
  const stop = feed.listen((event) => events.push(event))
  await work()
  stop()
  return events
}

test('a warm request is five events', async () => {
  const events = await told(() => session.get(url))
  expect(events.map(({ type }) => type)).toEqual(['reused', 'sent', 'head', 'end', 'kept'])
})

test('a warm request is one write', async () => {
  heads.length = 0
  write.mockClear()
  await session.get(url)
  const ours = write.mock.calls.map(([text]) => String(text)).filter((text) => text !== answer)
  expect(ours).toEqual(heads)
  expect(ours).toHaveLength(1)
})

test('the headers of a session are written out once', async () => {
  const { headerTable: one } = (await session.get(url)).request
  const { headerTable: other } = (await session.get(url)).request
  let made = 0
  const derive = () => {
    made += 1
    return made
  }
  expect([one.derived(derive), other.derived(derive)]).toEqual([1, 1])
})

test('what one request changes about its headers, the next one does not see', async () => {
  const { request } = await session.get(url)
  request.headers['X-Mine'] = '1'
  heads.length = 0
  await session.get(url)
  expect(heads[0]).not.toContain('X-Mine')
  session.headers['X-Ours'] = '2'
  await session.get(url)
  expect(heads[1]).toContain('X-Ours: 2\r\n')
})
