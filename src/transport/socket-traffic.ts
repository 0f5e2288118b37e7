import type { Socket } from 'node:net'
import type { Traffic } from '../events/event.ts'
import { runtimeName } from '../runtime/name.ts'

/**
 * What has gone over a TCP socket, as the socket counts it: TLS and its handshake included.
 *
 * On Deno and Bun a socket under TLS does not count what is written through it; there that is what
 * went into TLS.
 */
export class SocketTraffic implements Traffic {
  readonly #layers: Socket[]

  constructor(tcp: Socket) {
    this.#layers = [tcp]
  }

  /** The socket of TLS over those that there are. */
  secured(socket: Socket): void {
    this.#layers.push(socket)
  }

  get sent(): number {
    const counting = runtimeName === 'node' ? this.#layers.slice(0, 1) : this.#layers
    return counting.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
  }

  get received(): number {
    return this.#layers[0]?.bytesRead ?? 0
  }
}
