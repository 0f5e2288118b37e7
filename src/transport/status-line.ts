import type { Socket } from 'node:net'

const byteOfMinorVersion = 7
const byteOfReason = 13
const zero = 0x30

/**
 * Reads what the engine does not hand on: the bytes of the reason phrase and the HTTP version, and
 * that bytes have arrived at all.
 *
 * It looks at what the socket gives the engine, and changes nothing. The reason phrase is read as
 * Latin-1, as Python's http.client does; the engine reads it as UTF-8.
 */
export class StatusLineReader {
  #head: Buffer | undefined
  #awaiting = false
  readonly #heard: () => void

  /** @param heard called for each piece that the socket delivers */
  constructor(socket: Socket, heard: () => void) {
    this.#heard = heard
    const read = socket.read
    socket.read = (size?: number) => {
      const chunk: unknown = read.call(socket, size)
      if (chunk instanceof Uint8Array) this.#saw(chunk)
      return chunk
    }
  }

  /** From now on, the next bytes are the start of an answer. */
  expect(): void {
    this.#awaiting = true
    this.#head = undefined
  }

  /** Whether the answer's version is HTTP/1.0. */
  get isHttp10(): boolean {
    return this.#head?.[byteOfMinorVersion] === zero
  }

  /** The reason phrase; `decoded` where it did not come in one piece with its line. */
  reason(decoded: string): string {
    const end = this.#head?.indexOf('\r\n') ?? -1
    if (this.#head === undefined || end < 0) return decoded
    return this.#head.toString('latin1', Math.min(byteOfReason, end), end)
  }

  /** What came instead of an answer: its first line. */
  get firstLine(): string {
    const text = this.#head?.toString('latin1', 0, 200) ?? ''
    const end = text.indexOf('\n')
    return end < 0 ? text : text.slice(0, end + 1)
  }

  #saw(chunk: Uint8Array): void {
    this.#heard()
    if (!this.#awaiting) return
    this.#awaiting = false
    this.#head = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  }
}
