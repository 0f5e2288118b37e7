import type { FileLike } from '../../src/models/file-like.ts'

/** A file in memory with Python's methods. */
export class MemoryFile implements FileLike {
  readonly name?: string
  readonly #bytes: Uint8Array
  #position: number

  constructor(content: string, { seek = 0, name }: { seek?: number; name?: string } = {}) {
    this.#bytes = new TextEncoder().encode(content)
    this.#position = seek
    if (name !== undefined) this.name = name
  }

  read(size?: number): Uint8Array {
    const end = size === undefined ? undefined : this.#position + size
    const piece = this.#bytes.slice(this.#position, end)
    this.#position += piece.length
    return piece
  }

  tell(): number {
    return this.#position
  }

  seek(offset: number, whence = 0): void {
    this.#position = ([0, this.#position, this.#bytes.length][whence] ?? 0) + offset
  }
}
