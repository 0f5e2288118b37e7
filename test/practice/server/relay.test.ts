import { createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src/clock/manual-clock.ts'
import { Relay } from '../../../src/practice/server/relay.ts'
import { PeerGone } from '../../../src/practice/server/socket-writer.ts'
import { WireClient } from '../wire-client.ts'

const mebibyte = 1024 * 1024

let clock: ManualClock
let rttMs: number
let client: WireClient
let socket: Socket
let relay: Relay

beforeEach(async () => {
  const listener = createServer({ allowHalfOpen: true })
  const accepted = new Promise<Socket>((resolve) => listener.on('connection', resolve))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  client = await WireClient.open(typeof address === 'object' && address ? address.port : 0)
  socket = await accepted
  socket.on('error', () => {})
  listener.close()
  clock = new ManualClock()
  rttMs = 40
  relay = new Relay(socket, clock, () => rttMs)
})

afterEach(() => {
  client.socket.destroy()
  socket.destroy()
})

describe('Relay', () => {
  it('holds what comes in for half a round trip, the end too', () => {
    const arrived: string[] = []
    relay.receive(Buffer.from('a'), (bytes) => arrived.push(`${bytes} ${clock.nowMs()}`))
    clock.advance(7)
    relay.receiveEnd(() => arrived.push(`end ${clock.nowMs()}`))
    clock.advance(100)
    expect(arrived).toEqual(['a 20', 'end 27'])
  })

  it('is full when more than a mebibyte is on its way, until it has arrived', () => {
    relay.receive(Buffer.alloc(mebibyte), () => {})
    expect(relay.full).toBe(false)
    relay.receive(Buffer.alloc(1), () => {})
    expect(relay.full).toBe(true)
    clock.advance(20)
    expect(relay.full).toBe(false)
  })

  it('sends half a round trip later, side by side and in order', async () => {
    await relay.send(Buffer.from('one '))
    await relay.send(Buffer.from('two '))
    relay.sendEnd(() => socket.end('end'))
    clock.advance(19)
    expect(socket.bytesWritten + socket.writableLength).toBe(0)
    clock.advance(1)
    await client.until(/one two end/)
  })

  it('takes no more than a window, and goes on when that has gone out', async () => {
    await relay.send(Buffer.alloc(mebibyte))
    await relay.send(Buffer.alloc(1))
    let taken = false
    const third = relay.send(Buffer.alloc(1)).then(() => {
      taken = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(taken).toBe(false)
    clock.advance(20)
    await third
  })

  it('sends at once where there is no distance', async () => {
    rttMs = 0
    await relay.send(Buffer.from('near'))
    await client.until(/near/)
  })

  it('throws when the client has gone', async () => {
    socket.destroy()
    await expect(relay.send(Buffer.from('x'))).rejects.toBeInstanceOf(PeerGone)
  })
})
