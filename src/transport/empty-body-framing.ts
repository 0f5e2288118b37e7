import type { Socket } from 'node:net'

/**
 * Lets a body of unknown length go out in chunks also where it turns out to be empty: the engine
 * would announce a length of 0 then, or no body at all, where http.client sends the last chunk.
 */
export class EmptyBodyFraming {
  #awaiting = false

  constructor(socket: Socket) {
    const { write } = socket
    socket.write = (piece: unknown, ...rest: unknown[]) => {
      const framed = this.#awaiting && typeof piece === 'string' ? withLastChunk(piece) : piece
      this.#awaiting = false
      return Reflect.apply(write, socket, [framed, ...rest])
    }
  }

  /** From now on, the next write is the head of a request. */
  expect(chunked: boolean): void {
    this.#awaiting = chunked
  }
}

/** The engine writes the whole head at once where no piece of a body has come. */
function withLastChunk(head: string): string {
  const end = /(?:content-length: 0\r\n)?\r\n$/i
  return head.endsWith('\r\n\r\n')
    ? head.replace(end, 'transfer-encoding: chunked\r\n\r\n0\r\n\r\n')
    : head
}
