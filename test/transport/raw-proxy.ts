import { connect, type Socket } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { type RawServer, rawServer, type Script } from './raw-server.ts'

/**
 * A proxy that leads every CONNECT to one port of this machine, and answers other requests by
 * `forward`.
 */
export function rawProxy(port: number, forward: Script, tls?: TlsOptions): Promise<RawServer> {
  return rawServer((request, socket) => {
    if (request.head.startsWith('CONNECT ')) lead(socket, port)
    else forward(request, socket)
  }, tls)
}

function lead(socket: Socket, port: number): void {
  const target = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n')
    socket.pipe(target)
    target.pipe(socket)
  })
  target.on('error', () => socket.destroy())
  socket.on('close', () => target.destroy())
}
