import type { Socket } from 'node:net'
import { MalformedRequest } from '../wire/malformed-request.ts'
import type { RequestHead } from '../wire/request-head.ts'
import { type RequestEvent, RequestParser } from '../wire/request-parser.ts'
import type { Relay } from './relay.ts'

/** The most bytes of a body: 16 MiB. */
export const bodyLimit: number = 16 * 1024 * 1024
/** The most bytes that wait unread while a request is being answered. */
const aheadLimit = 256 * 1024

/** Takes the requests of one socket off it, one after the other, and no faster than they are wanted. */
export class RequestReader {
  readonly #socket: Socket
  readonly #relay: Relay
  readonly #parser = new RequestParser()
  #ended = false
  #wake: () => void = () => {}

  constructor(socket: Socket, relay: Relay) {
    this.#socket = socket
    this.#relay = relay
    const arrived = (bytes: Uint8Array) => this.#arrived(bytes)
    socket.on('data', (bytes: Buffer) => {
      relay.receive(bytes, arrived)
      if (relay.full) socket.pause()
    })
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        relay.receiveEnd(() => {
          this.#ended = true
          this.#wake()
        })
      })
    }
  }

  /**
   * The head of the next request; `null` when the client ended the connection instead.
   *
   * @throws MalformedRequest
   */
  async head(): Promise<RequestHead | null> {
    const event = await this.#next()
    return event?.type === 'head' ? event.head : null
  }

  /**
   * The body behind the head read last.
   *
   * @param more called once if the body has not come along with the head
   * @throws MalformedRequest, with 413 for a body over {@link bodyLimit}
   */
  async body(more: () => void): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    let length = 0
    let asked = this.#parser.buffered > 0
    for (;;) {
      const event = await this.#next(() => {
        if (!asked) more()
        asked = true
      })
      if (event?.type !== 'body') return Buffer.concat(pieces)
      pieces.push(event.bytes)
      length += event.bytes.length
      if (length > bodyLimit)
        throw new MalformedRequest(413, `a body has ${bodyLimit} bytes at most`)
    }
  }

  /** The next event that is one; `null` at the end of the connection. */
  async #next(beforeWaiting: () => void = () => {}): Promise<RequestEvent | null> {
    for (;;) {
      const event = this.#parser.next()
      if (event.type !== 'need data') return event
      if (this.#ended) {
        if (this.#parser.betweenRequests) return null
        throw new MalformedRequest(400, 'the connection ended within a request')
      }
      beforeWaiting()
      await this.#arrival()
    }
  }

  #arrived(bytes: Uint8Array): void {
    this.#parser.push(bytes)
    if (this.#parser.buffered > aheadLimit) this.#socket.pause()
    this.#wake()
  }

  #arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
      if (!this.#relay.full) this.#socket.resume()
    })
  }
}
