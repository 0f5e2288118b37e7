import { connect as openSocket, type Socket } from 'node:net'
import { simulatedLines } from '../distance/simulated-lines.ts'
import { TransportError } from '../errors.ts'
import { settleWithin } from './deadline.ts'
import type { Dialing } from './dialing.ts'
import { SocketEnds } from './socket-ends.ts'

/** A TCP socket that is connected. */
export interface Connected {
  readonly tcp: Socket
  readonly ends: SocketEnds
}

/** How long one address may take before the next one gets its start beside it (RFC 8305, 5). */
const nextAddressAfterMs = 250

/**
 * A connected TCP socket, to the first of `addresses` that answers.
 *
 * The next address starts when one fails, or after 250 ms; each attempt is an event. Where the
 * distance is simulated, the round trip of the handshake is waited here: the kernel of the other side
 * answers at once.
 *
 * @throws TransportError `unreachable` with the last address's error as cause, or `connect-timeout`
 */
export function connectTcp(
  addresses: readonly string[],
  port: number,
  dialing: Dialing,
): Promise<Connected> {
  return settleWithin<Connected>(dialing.limits('connect'), (resolve, reject) => {
    const race = new AddressRace(addresses, port, dialing, resolve, reject)
    race.startNext()
    return () => race.cancel()
  })
}

/** The attempts of one connect, side by side. */
class AddressRace {
  readonly #addresses: readonly string[]
  readonly #port: number
  readonly #dialing: Dialing
  readonly #resolve: (connected: Connected) => void
  readonly #reject: (error: unknown) => void
  readonly #running = new Set<Socket>()
  #next = 0
  #cancelTimer = () => {}

  constructor(
    addresses: readonly string[],
    port: number,
    dialing: Dialing,
    resolve: (connected: Connected) => void,
    reject: (error: unknown) => void,
  ) {
    this.#addresses = addresses
    this.#port = port
    this.#dialing = dialing
    this.#resolve = resolve
    this.#reject = reject
  }

  startNext(): void {
    this.#cancelTimer()
    const address = this.#addresses[this.#next]
    if (address === undefined) return
    this.#next += 1
    this.#attempt(address)
    if (this.#next < this.#addresses.length) {
      this.#cancelTimer = this.#dialing.clock.after(nextAddressAfterMs, () => this.startNext())
    }
  }

  cancel(): void {
    this.#cancelTimer()
    for (const socket of this.#running) socket.destroy()
    this.#running.clear()
  }

  #attempt(address: string): void {
    const startMs = this.#dialing.clock.nowMs()
    const port = this.#port
    const socket = openSocket({ host: address, port, noDelay: true })
    this.#running.add(socket)
    const report = (error: unknown) => {
      this.#dialing.emit({ type: 'connect', startMs, address, port, error })
    }
    const connected = () => {
      if (!this.#running.delete(socket)) return
      socket.removeAllListeners('error')
      report(undefined)
      this.cancel()
      this.#resolve({ tcp: socket, ends: new SocketEnds(socket, address, port) })
    }
    const rttMs = simulatedLines.rttMs(address, port)
    socket.once('connect', () => {
      if (rttMs === 0) return connected()
      const leftMs = startMs + rttMs - this.#dialing.clock.nowMs()
      this.#dialing.clock.after(Math.max(0, leftMs), connected)
    })
    socket.on('error', (error) => {
      if (!this.#running.delete(socket)) return
      socket.destroy()
      report(error)
      this.#failed(address, error)
    })
  }

  #failed(address: string, cause: Error): void {
    if (this.#next < this.#addresses.length) return this.startNext()
    if (this.#running.size > 0) return
    const message = `no connection to ${address} port ${this.#port}`
    this.#reject(new TransportError('unreachable', message, { phase: 'connect', cause }))
  }
}
