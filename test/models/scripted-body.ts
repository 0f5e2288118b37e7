import type { BodySource } from '../../src/http/body-source.ts'

const utf8 = new TextEncoder()

/** A body that comes in the pieces of a script; an error in it is thrown there. */
export class ScriptedBody implements BodySource {
  readonly status = 200
  readonly reason = 'OK'
  /** What was called, in order. */
  readonly calls: string[] = []
  readonly #script: (Uint8Array | Error)[]
  #closed = false

  constructor(...script: readonly (string | Uint8Array | Error)[]) {
    this.#script = script.map((step) => (typeof step === 'string' ? utf8.encode(step) : step))
  }

  get closed(): boolean {
    return this.#closed || this.#script.length === 0
  }

  async read(
    _amt?: number | null,
    options?: { readonly decode_content?: boolean },
  ): Promise<Uint8Array> {
    this.calls.push(`read decoded=${options?.decode_content ?? false}`)
    const bytes: number[] = []
    for (let piece = this.#next(); piece !== undefined; piece = this.#next()) bytes.push(...piece)
    return Uint8Array.from(bytes)
  }

  async *stream(amt: number | null): AsyncGenerator<Uint8Array, undefined, undefined> {
    this.calls.push(`stream ${amt}`)
    for (let piece = this.#next(); piece !== undefined; piece = this.#next()) {
      const size = amt ?? piece.length
      for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size)
    }
  }

  close(): void {
    this.calls.push('close')
    this.#closed = true
  }

  release_conn(): void {
    this.calls.push('release')
  }

  #next(): Uint8Array | undefined {
    const step = this.#script.shift()
    if (step instanceof Error) throw step
    return step
  }
}

/** What an async iterator gives, whole. */
export async function collect<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

/** Bytes as text, and text as it is. */
export function asText(piece: Uint8Array | string): string {
  return typeof piece === 'string' ? piece : new TextDecoder().decode(piece)
}
