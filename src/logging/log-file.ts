import { closeSync, openSync, writeSync } from 'node:fs'
import { ValueError } from '../errors.ts'
import { repr } from '../repr/index.ts'
import type { TextStream } from './default-stream.ts'
import type { Encode } from './encoding.ts'

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['a', 'a'],
  ['w', 'w'],
  ['x', 'wx'],
])

/** A file that is written at once, so that nothing is lost when the process ends. */
export class LogFile implements TextStream {
  readonly name: string
  readonly #flags: string
  readonly #encode: Encode
  #descriptor: number | undefined
  #isClosed = false

  /**
   * @param mode Python's: `a` appends, `w` empties the file first, `x` refuses one that exists
   * @throws ValueError for another mode
   */
  constructor(path: string, mode: string, encode: Encode) {
    const flags = FLAGS.get(mode.replace(/[t+]/g, ''))
    if (flags === undefined) throw new ValueError(`invalid mode: ${repr(mode)}`)
    this.name = path
    this.#flags = flags
    this.#encode = encode
  }

  /** Opens the file, unless it is open. */
  open(): void {
    this.#descriptor ??= openSync(this.name, this.#flags)
    this.#isClosed = false
  }

  /** Opens the file where needed. One that was closed is appended to, but not emptied again. */
  write(text: string): void {
    if (this.#isClosed && this.#flags === 'w') return
    this.open()
    let bytes = this.#encode(text)
    while (this.#descriptor !== undefined && bytes.length > 0) {
      bytes = bytes.subarray(writeSync(this.#descriptor, bytes))
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
    this.#isClosed = true
  }
}
