import { connect, createServer, type Socket } from 'node:net'

/** What a SOCKS 5 proxy of a test does, by the bytes that it answers with. */
export interface SocksScript {
  /** The method it chooses: 0 none, 2 user and password, 255 none of those offered. */
  readonly method?: number
  /** Its answer to user and password; 0 for welcome. */
  readonly login?: number
  /** Its answer to the request; 0 leads to the target. */
  readonly reply?: number
  /** Where it leads, in place of the port that was asked for. */
  readonly port?: number
}

export interface RawSocks {
  readonly port: number
  /** What came in: the method numbers offered, `user:password`, then what was asked for. */
  readonly seen: string[]
  close(): Promise<void>
}

/** A SOCKS 5 proxy (RFC 1928) that plays a script. */
export async function rawSocks(script: SocksScript = {}): Promise<RawSocks> {
  const { method = 0, login = 0, reply = 0, port } = script
  const seen: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    const steps = [greeted, ...(method === 2 ? [loggedIn] : []), asked]
    const next = (message: Buffer) => steps.shift()?.(message, socket)
    socket.on('data', next)
  })

  function greeted(message: Buffer, socket: Socket): void {
    seen.push(`methods ${[...message.subarray(2)].join(' ')}`)
    socket.write(Buffer.from([5, method]))
  }

  function loggedIn(message: Buffer, socket: Socket): void {
    const user = message.subarray(2, 2 + (message[1] ?? 0))
    const password = message.subarray(3 + user.length)
    seen.push(`${user}:${password}`)
    socket.write(Buffer.from([1, login]))
  }

  function asked(message: Buffer, socket: Socket): void {
    const name = message[3] === 3
    const host = name
      ? message.subarray(5, 5 + (message[4] ?? 0)).toString()
      : message.subarray(4, 8).join('.')
    const wanted = message.readUInt16BE(message.length - 2)
    seen.push(`${name ? 'name' : 'address'} ${host} ${wanted}`)
    const answer = Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0])
    if (reply !== 0) {
      socket.end(answer)
      return
    }
    const target = connect(port ?? wanted, '127.0.0.1', () => {
      socket.write(answer)
      socket.pipe(target)
      target.pipe(socket)
    })
    target.on('error', () => socket.destroy())
    socket.on('close', () => target.destroy())
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    seen,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
