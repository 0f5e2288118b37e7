import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { PeerGone, write } from '../../../src/practice/server/socket-writer.ts'
import { WireClient } from '../wire-client.ts'

const open: { destroy(): unknown }[] = []

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy()
})

/** Both ends of a connection; the client does not read yet. */
async function ends(): Promise<{ client: WireClient; server: Socket }> {
  const listener = createServer()
  const accepted = new Promise<Socket>((resolve) => listener.on('connection', resolve))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const client = await WireClient.open(port)
  client.socket.pause()
  const server = await accepted
  server.on('error', () => {})
  listener.close()
  open.push(client.socket, server)
  return { client, server }
}

describe('write', () => {
  it('resolves at once where the socket takes it', async () => {
    const { client, server } = await ends()
    client.socket.resume()
    await write(server, Buffer.from('hi'))
    await client.until(/hi/)
  })

  it('waits for a client that does not read, until it does', async () => {
    const { client, server } = await ends()
    let done = false
    const waiting = (async () => {
      for (let written = 0; written < 50; written += 1)
        await write(server, Buffer.alloc(1024 * 1024))
      done = true
    })()
    await sleep(300)
    expect(done).toBe(false)
    expect(server.writableLength).toBeLessThan(2 * 1024 * 1024)
    client.socket.resume()
    await waiting
  })

  it('throws when the client goes meanwhile, and after it', async () => {
    const { client, server } = await ends()
    const waiting = (async () => {
      for (;;) await write(server, Buffer.alloc(1024 * 1024))
    })()
    await sleep(300)
    client.socket.resetAndDestroy()
    await expect(waiting).rejects.toBeInstanceOf(PeerGone)
    await expect(write(server, Buffer.from('x'))).rejects.toBeInstanceOf(PeerGone)
  })
})
