import { Writable } from 'node:stream'

/** The stream of the process behind a {@link PrintStream}. */
export interface PrintTarget extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  getColorDepth?(env?: object): number
  hasColors?(count?: number | object, env?: object): boolean
}

/** What stands for a text on the screen, where that is more than shall be seen. */
export interface Summary {
  /** What was printed, and is written down as such. */
  readonly text: string
  /** The line that is shown for it. */
  readonly shown: string
  /** Whether it is shown in the place of the line printed last. */
  readonly over: boolean
}

/** A screen that can show a summary. */
export interface SummaryScreen {
  /** How often it has changed: while it stays the same, nothing else was printed. */
  readonly changes: number
  show(summary: Summary): void
}

/**
 * A stream whose text appears above the line being typed.
 *
 * It answers questions about the terminal (`isTTY`, `columns`, `hasColors()`) as its target does.
 */
export class PrintStream extends Writable {
  readonly #target: PrintTarget
  readonly #print: (text: string) => void
  /** Where summaries can be shown; undefined where the target is no terminal. */
  readonly summaries: SummaryScreen | undefined

  /** @param print writes a text to `target`, around the line being typed */
  constructor(target: PrintTarget, print: (text: string) => void, summaries?: SummaryScreen) {
    super({ decodeStrings: false })
    this.summaries = summaries
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
