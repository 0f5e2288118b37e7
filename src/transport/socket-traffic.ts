import type { Socket } from 'node:net'
import type { Traffic } from '../events/event.ts'

/** What has gone over a TCP socket, as the socket counts it: TLS and its handshake included. */
export class SocketTraffic implements Traffic {
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
  }

  get sent(): number {
    return this.#socket.bytesWritten
  }

  get received(): number {
    return this.#socket.bytesRead
  }
}

/** The two addresses of a connected socket, as `host:port`. */
export function endsOf(socket: Socket): { readonly local: string; readonly remote: string } {
  const { localAddress, localPort, remoteAddress, remotePort } = socket
  return {
    local: endpoint(localAddress, localPort),
    remote: endpoint(remoteAddress, remotePort),
  }
}

function endpoint(address = '', port = 0): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
