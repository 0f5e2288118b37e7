import { Writable } from 'node:stream'

/** The stream of the process behind a {@link PrintStream}. */
export interface PrintTarget extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  getColorDepth?(env?: object): number
  hasColors?(count?: number | object, env?: object): boolean
}

/**
 * A stream whose text appears above the line being typed.
 *
 * It answers questions about the terminal (`isTTY`, `columns`, `hasColors()`) as its target does.
 */
export class PrintStream extends Writable {
  readonly #target: PrintTarget
  readonly #print: (text: string) => void

  /** @param print writes a text to `target`, around the line being typed */
  constructor(target: PrintTarget, print: (text: string) => void) {
    super({ decodeStrings: false })
    this.#target = target
    this.#print = print
  }

  get isTTY(): boolean {
    return this.#target.isTTY === true
  }

  get columns(): number | undefined {
    return this.#target.columns
  }

  get rows(): number | undefined {
    return this.#target.rows
  }

  getColorDepth(env?: object): number {
    return this.#target.getColorDepth?.(env) ?? 1
  }

  hasColors(count?: number | object, env?: object): boolean {
    return this.#target.hasColors?.(count, env) ?? false
  }

  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.#print(chunk.toString())
    done()
  }
}
