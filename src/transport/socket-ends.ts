import { isIPv4, type Socket } from 'node:net'
import type { Ends } from '../events/event.ts'

/**
 * The two addresses of a connected TCP socket.
 *
 * The remote one is known from connecting. For the local one the system must be asked, which takes
 * its time, and answers only while the socket is open: it is asked when somebody looks, and at
 * {@link SocketEnds.settle} the latest.
 */
export class SocketEnds implements Ends {
  /** The remote address, and its port. */
  readonly address: string
  readonly port: number
  #socket: Socket | undefined
  #local = ''

  /** @param address where it was connected to */
  constructor(socket: Socket, address: string, port: number) {
    this.#socket = socket
    // an IPv6 address has several ways to be written
    this.address = isIPv4(address) ? address : (socket.remoteAddress ?? address)
    this.port = port
  }

  get remote(): string {
    return endpoint(this.address, this.port)
  }

  get local(): string {
    this.settle()
    return this.#local
  }

  /** Asks for the local address, if nobody has: for a moment in which there is nothing else to do. */
  settle(): void {
    if (this.#socket === undefined) return
    const { localAddress, localPort } = this.#socket
    this.#socket = undefined
    this.#local = localAddress === undefined ? '' : endpoint(localAddress, localPort)
  }
}

function endpoint(address: string, port = 0): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
