import { stripVTControlCharacters } from 'node:util'
import { setDefaultStream, type TextStream } from '../logging/index.ts'
import { PrintStream } from '../repl-enhancements/screen/print-stream.ts'
import { isVerdict } from './verdicts.ts'

/**
 * Shows lines of the log that repeat once, and below them how often they came: `… ×98`.
 *
 * A line repeats together with the verdict below it; verdicts on one connection that is reused
 * count as the same. What is printed in between, by whomever, ends the repetition. For terminals
 * alone: what is folded is not on the screen.
 */
export class LogFolder implements TextStream {
  readonly name = '<stderr>'
  readonly #stream: Pick<PrintStream, 'write' | 'summaries'>
  /** What makes the lines that may repeat equal: a line, and the verdict below it. */
  #unit: readonly string[] = []
  /** How often they came. */
  #count = 0
  /** Lines of a repetition that is not complete, and so not shown yet. */
  #pending: readonly string[] = []
  #changes = -1

  constructor(stream: Pick<PrintStream, 'write' | 'summaries'>) {
    this.#stream = stream
  }

  write(text: string): void {
    if (!/^[^\n]*\n$/.test(text)) return this.#restart(text)
    if (this.#changes !== this.#stream.summaries?.changes) this.#restart('')
    const key = keyOf(text)
    if (this.#unit[this.#pending.length] === key) return this.#repeat(text)
    this.#showPending()
    const isSecond = this.#unit.length === 1 && this.#count === 1 && isVerdict(key)
    this.#unit = isSecond ? [...this.#unit, key] : [key]
    this.#count = 1
    this.#print(text)
  }

  #repeat(text: string): void {
    this.#pending = [...this.#pending, text]
    if (this.#pending.length < this.#unit.length) {
      // the verdict comes in the same turn, if there is one
      queueMicrotask(() => this.#showPending())
      return
    }
    this.#count += 1
    const shown = `  … ×${this.#count}\n`
    const all = this.#pending.join('')
    this.#pending = []
    this.#stream.summaries?.show({ text: all, shown, over: this.#count > 2 })
    this.#note()
  }

  /** Shows lines that began a repetition after all, and takes them for the start of another. */
  #showPending(): void {
    if (this.#pending.length === 0) return
    const lines = this.#pending
    this.#pending = []
    this.#unit = lines.map(keyOf)
    this.#count = 1
    for (const line of lines) this.#print(line)
  }

  /** Prints a text that nothing is folded into. */
  #restart(text: string): void {
    this.#showPending()
    this.#unit = []
    this.#count = 0
    if (text !== '') this.#print(text)
  }

  #print(text: string): void {
    this.#stream.write(text)
    this.#note()
  }

  #note(): void {
    this.#changes = this.#stream.summaries?.changes ?? -1
  }
}

/** Has the log folded where `stream` can: on a terminal. */
export function foldLog(stream: NodeJS.WritableStream): void {
  if (stream instanceof PrintStream && stream.summaries !== undefined) {
    setDefaultStream(new LogFolder(stream))
  }
}

/** Equal for lines that repeat one another: verdicts on a connection that is reused do. */
function keyOf(text: string): string {
  const line = stripVTControlCharacters(text).trimEnd()
  return isVerdict(line) ? line.replace(/^( {2}c\d+ reused) · .*$/, '$1 · ') : line
}
