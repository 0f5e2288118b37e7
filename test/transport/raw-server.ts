import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'

/** What a test's server does with one request head. */
export type Script = (
  request: { readonly head: string; readonly connection: number; readonly nth: number },
  socket: Socket,
) => void

export interface RawServer {
  readonly port: number
  /** How many connections it has accepted. */
  readonly accepted: () => number
  /** The heads that came in, in order. */
  readonly heads: string[]
  /** Tears down the sockets that are open. */
  drop(how?: 'end' | 'destroy'): void
  close(): Promise<void>
}

/**
 * A server that plays a script on bare sockets, so that a test chooses every byte.
 *
 * @param at its port. @default a free one
 */
export async function rawServer(script: Script, tls?: TlsOptions, at = 0): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const heads: string[] = []
  let connections = 0
  const accept = (socket: Socket) => {
    connections += 1
    const connection = connections
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let nth = 0
    let text = ''
    socket.on('data', (data) => {
      text += data.toString('latin1')
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const head = text.slice(0, end)
        text = text.slice(end + 4)
        nth += 1
        heads.push(head)
        script({ head, connection, nth }, socket)
      }
    })
  }
  const server: Server = tls ? createTlsServer(tls, accept) : createServer(accept)
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    accepted: () => connections,
    heads,
    drop(how = 'end') {
      for (const socket of sockets) socket[how]()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** An answer with a body of announced length. */
export function answer(body: string, headers: readonly string[] = [], status = '200 OK'): string {
  const length = Buffer.byteLength(body, 'latin1')
  return [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${length}`, '', body].join('\r\n')
}
