import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Clock } from '../../clock/clock.ts'
import { Lane } from './lane.ts'
import { PeerGone, write } from './socket-writer.ts'

/** The most bytes that are on their way in one direction. */
const windowBytes = 1024 * 1024

/**
 * The line between a client and who serves it: holds each chunk for half a round trip, in both
 * directions, in order and with back-pressure. Where there is no distance it adds nothing.
 *
 * The length of the line is asked for with each chunk, so that it can change while connections are
 * open.
 */
export class Relay {
  readonly #socket: Socket
  readonly #rttMs: () => number
  readonly #inbound: Lane
  readonly #outbound: Lane
  #inboundBytes = 0
  #outboundBytes = 0
  #greeted: boolean
  #wake: () => void = () => {}

  constructor(socket: Socket, clock: Clock, rttMs: () => number) {
    const halfMs = () => rttMs() / 2
    this.#socket = socket
    this.#rttMs = rttMs
    this.#inbound = new Lane(clock, halfMs)
    this.#outbound = new Lane(clock, halfMs)
    this.#greeted = !(socket instanceof TLSSocket)
  }

  /** Whether it takes no more from the client before something has come out. */
  get full(): boolean {
    return this.#inboundBytes > windowBytes
  }

  /** Takes what came in, and hands it on when it has arrived. */
  receive(bytes: Uint8Array, arrived: (bytes: Uint8Array) => void): void {
    this.#inboundBytes += bytes.length
    this.#inbound.pass(() => {
      this.#inboundBytes -= bytes.length
      arrived(bytes)
    }, this.#greetingMs())
  }

  /** Takes the end of what came in. */
  receiveEnd(arrived: () => void): void {
    this.#inbound.pass(arrived)
  }

  /**
   * Sends, and resolves when more is taken.
   *
   * @throws PeerGone
   */
  async send(bytes: Uint8Array): Promise<void> {
    if (!this.#outbound.delays) return write(this.#socket, bytes)
    while (this.#outboundBytes > windowBytes) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    if (!this.#socket.writable) throw new PeerGone()
    this.#outboundBytes += bytes.length
    const arrived = () => {
      write(this.#socket, bytes)
        .catch(() => {})
        .finally(() => {
          this.#outboundBytes -= bytes.length
          this.#wake()
        })
    }
    // what a late timer took from the way here is left out of the way back
    this.#outbound.pass(arrived, -this.#inbound.takeLatenessMs())
  }

  /** Ends what is sent, behind what is on its way. */
  sendEnd(arrived: () => void): void {
    this.#outbound.pass(arrived)
  }

  /** What the greeting has still to cost: that of TLS 1.2 takes a second round trip. */
  #greetingMs(): number {
    if (this.#greeted) return 0
    this.#greeted = true
    const isTls12 = this.#socket instanceof TLSSocket && this.#socket.getProtocol() === 'TLSv1.2'
    return isTls12 ? this.#rttMs() : 0
  }
}
