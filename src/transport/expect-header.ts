import type { Socket } from 'node:net'
import { maskPrefix } from './head-filter.ts'

const maskedName = new RegExp(`(\\r\\n)${maskPrefix}(?=expect:)`, 'i')

/**
 * Lets an Expect header go out, which the engine refuses to write. It goes through the engine under
 * another name; as in http.client, the body does not wait for an answer to it.
 */
export class ExpectHeader {
  #awaiting = false

  constructor(socket: Socket) {
    const { write } = socket
    socket.write = (piece: unknown, ...rest: unknown[]) => {
      const head = this.#awaiting && typeof piece === 'string' ? unmaskedHead(piece) : piece
      this.#awaiting = false
      return Reflect.apply(write, socket, [head, ...rest])
    }
  }

  /** The headers, names and values in turn, as the engine gets them for the request that follows. */
  masked(headers: readonly string[]): readonly string[] {
    const isExpect = (name: string, i: number) => i % 2 === 0 && name.toLowerCase() === 'expect'
    this.#awaiting = headers.some(isExpect)
    if (!this.#awaiting) return headers
    return headers.map((text, i) => (isExpect(text, i) ? `${maskPrefix}${text}` : text))
  }
}

function unmaskedHead(head: string): string {
  return head.replace(maskedName, '$1')
}
