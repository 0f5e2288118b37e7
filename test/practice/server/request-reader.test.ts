import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/clock/system-clock.ts'
import { Relay } from '../../../src/practice/server/relay.ts'
import { bodyLimit, RequestReader } from '../../../src/practice/server/request-reader.ts'
import { WireClient } from '../wire-client.ts'

let client: WireClient
let socket: Socket
let reader: RequestReader

beforeEach(async () => {
  const listener = createServer({ allowHalfOpen: true })
  const accepted = new Promise<Socket>((resolve) => listener.on('connection', resolve))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  client = await WireClient.open(typeof address === 'object' && address ? address.port : 0)
  socket = await accepted
  socket.on('error', () => {})
  listener.close()
  reader = new RequestReader(socket, new Relay(socket, systemClock, () => 0))
})

afterEach(() => {
  client.socket.destroy()
  socket.destroy()
})

const post = 'POST /p HTTP/1.1\r\nHost: h\r\n'

describe('RequestReader', () => {
  it('reads head and body, request by request', async () => {
    client.say(`${post}Content-Length: 2\r\n\r\nhi`)
    client.get('/g')
    expect(await reader.head()).toMatchObject({ method: 'POST', target: '/p' })
    expect(Buffer.from(await reader.body(() => {})).toString()).toBe('hi')
    expect(await reader.head()).toMatchObject({ method: 'GET', target: '/g' })
    expect(await reader.body(() => {})).toHaveLength(0)
  })

  it('asks for more once, and only where nothing of the body is there', async () => {
    let asked = 0
    const more = () => {
      asked += 1
    }
    client.say(`${post}Content-Length: 3\r\n\r\n`)
    await reader.head()
    const body = reader.body(more)
    for (const letter of 'abc') {
      client.say(letter)
      await sleep(10)
    }
    expect(Buffer.from(await body).toString()).toBe('abc')
    expect(asked).toBe(1)
    client.say(`${post}Content-Length: 2\r\n\r\na`)
    await reader.head()
    const second = reader.body(more)
    client.say('b')
    await second
    expect(asked).toBe(1)
  })

  it('ends with the connection', async () => {
    client.get('/')
    await reader.head()
    await reader.body(() => {})
    client.socket.end()
    expect(await reader.head()).toBe(null)
  })

  it('throws when the connection ends within a request', async () => {
    client.say('GET / HTTP/1.1\r\n')
    client.socket.end()
    await expect(reader.head()).rejects.toMatchObject({ status: 400 })
  })

  it('throws for a body over the limit', async () => {
    const size = bodyLimit + 1
    client.say(`${post}Transfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n`)
    client.say(Buffer.alloc(size))
    await reader.head()
    await expect(reader.body(() => {})).rejects.toMatchObject({ status: 413 })
  })

  it('stops the client where much is waiting to be read', async () => {
    let sent = false
    client.socket.write(Buffer.alloc(50_000_000, '\r\n'), () => {
      sent = true
    })
    await sleep(200)
    expect(socket.isPaused()).toBe(true)
    expect(sent).toBe(false)
  })
})
