/** An open file in memory with Python's methods, already at the position it was given. */
export class ScenarioFile {
  readonly name?: string
  readonly #bytes: Uint8Array
  #position: number

  /** @param description the `content`, `name` and `seek` of a `{"$file": …}` */
  constructor(description: Readonly<Record<string, unknown>>) {
    this.#bytes = new TextEncoder().encode(String(description.content ?? ''))
    this.#position = Number(description.seek ?? 0)
    if (typeof description.name === 'string') this.name = description.name
  }

  /** Up to `size` bytes, or all that are left; empty at the end. */
  read(size?: number | null): Uint8Array {
    const until =
      size === undefined || size === null || size < 0 ? undefined : this.#position + size
    const piece = this.#bytes.slice(this.#position, until)
    this.#position += piece.length
    return piece
  }

  /** The position in bytes. */
  tell(): number {
    return this.#position
  }

  /** Moves to `offset` from the start (0), from here (1) or from the end (2). */
  seek(offset: number, whence = 0): number {
    const from = [0, this.#position, this.#bytes.length][whence] ?? 0
    this.#position = Math.max(0, from + offset)
    return this.#position
  }
}
