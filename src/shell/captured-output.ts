import process from 'node:process'
import { PrintStream, type PrintTarget } from '../repl-enhancements/screen/print-stream.ts'
import { redirectOutput } from '../repl-enhancements/screen/redirected-output.ts'

/** Keeps what this process writes, to stdout and to stderr alike, in the order in which it comes. */
export class CapturedOutput {
  #text = ''
  readonly #restore: () => void

  /** Captures from now on. */
  constructor() {
    this.#restore = redirectOutput(this.#redirection('stdout'), this.#redirection('stderr'))
  }

  /** Adds a text on lines of its own. */
  add(text: string): void {
    const start = this.#text === '' || this.#text.endsWith('\n') ? '' : '\n'
    this.#text += `${start}${text}\n`
  }

  /** How many lines were written since the last call of `take`. */
  get lineCount(): number {
    return this.#text === '' ? 0 : this.#text.replace(/\n$/, '').split('\n').length
  }

  /** What was written since the last call. */
  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }

  /** Gives the process its streams back. */
  release(): void {
    this.#restore()
  }

  #redirection(name: 'stdout' | 'stderr'): { from: PrintTarget; to: PrintStream } {
    const from: PrintTarget = process[name]
    // not a terminal, whatever the process has: what is compared has no colours
    const file = Object.create(from, { isTTY: { value: false } })
    return { from, to: new PrintStream(file, (text) => this.#print(text)) }
  }

  #print(text: string): void {
    this.#text += text
  }
}
