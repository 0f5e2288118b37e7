import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { SocketEnds } from '../../src/transport/socket-ends.ts'

/** A socket that counts how often it is asked for its address. */
class AskedSocket {
  asked = 0
  localPort: number | undefined = 40_000
  remoteAddress = '::1'
  readonly #address: string | undefined

  constructor(address: string | undefined) {
    this.#address = address
  }

  get localAddress(): string | undefined {
    this.asked += 1
    return this.localPort === undefined ? undefined : this.#address
  }

  close(): void {
    this.localPort = undefined
  }
}

function endsOf(socket: AskedSocket, address: string): SocketEnds {
  return new SocketEnds(socket as unknown as Socket, address, 80)
}

const cases = [
  { address: '127.0.0.1', own: '127.0.0.2', local: '127.0.0.2:40000', remote: '127.0.0.1:80' },
  { address: '0:0::1', own: '::1', local: '[::1]:40000', remote: '[::1]:80' },
]

for (const { address, own, local, remote } of cases) {
  test(`a socket to ${address} is from ${local} to ${remote}, and asked once`, () => {
    const socket = new AskedSocket(own)
    const ends = endsOf(socket, address)
    expect(socket.asked).toBe(0)
    expect([ends.local, ends.remote, ends.local]).toEqual([local, remote, local])
    expect(socket.asked).toBe(1)
  })
}

test('what was settled is known when the socket is closed', () => {
  const socket = new AskedSocket('127.0.0.1')
  const ends = endsOf(socket, '127.0.0.1')
  ends.settle()
  socket.close()
  expect(ends.local).toBe('127.0.0.1:40000')
})

test('the address of a socket that was closed before anybody asked is unknown', () => {
  const socket = new AskedSocket('127.0.0.1')
  const ends = endsOf(socket, '127.0.0.1')
  socket.close()
  expect(ends.local).toBe('')
})
