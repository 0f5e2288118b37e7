import process from 'node:process'
import { watchBackgroundErrors } from '../repl-enhancements/background-errors.ts'
import { PrintStream, type PrintTarget } from '../repl-enhancements/screen/print-stream.ts'
import { redirectOutput } from '../repl-enhancements/screen/redirected-output.ts'
import { statements } from '../repl-enhancements/statements.ts'
import { runtimeName } from '../runtime/name.ts'
import { createEvaluator, type ShellEvaluator } from './create-evaluator.ts'
import { display } from './display.ts'
import { errorPlace } from './error-place.ts'
import { errorText } from './error-text.ts'
import { Interrupts } from './interrupts.ts'
import type { Recording } from './recording.ts'
import type { ShellOptions } from './shell-options.ts'
import { valueText } from './value-text.ts'

/**
 * Executes piped text input by input, as a script, and records it as a session at the prompt: with
 * the values that a prompt would show.
 *
 * @returns the exit code: 0, 1 after an error, 130 when it was interrupted
 */
export async function recordText(
  text: string,
  recording: Recording,
  options: ShellOptions,
): Promise<number> {
  const recorder = new TextRecorder(recording, options)
  try {
    return await recorder.run(text)
  } finally {
    recorder.close()
  }
}

class TextRecorder {
  readonly #recording: Recording
  readonly #options: ShellOptions
  readonly #interrupts = new Interrupts()
  readonly #writeError: (text: string) => void
  readonly #restore: readonly (() => void)[]
  readonly #evaluator: ShellEvaluator
  #failed = false

  constructor(recording: Recording, options: ShellOptions) {
    this.#recording = recording
    this.#options = options
    const [stdout, stderr] = [passOn(process.stdout), passOn(process.stderr)]
    this.#writeError = (text) => stderr(`${text}\n`)
    const { evaluator, restore } = this.#begin(stdout, stderr)
    this.#evaluator = evaluator
    this.#restore = restore
  }

  async run(text: string): Promise<number> {
    await this.#options.prepare?.(this.#evaluator)
    await this.#evaluator.ready()
    for (const source of statements(text, this.#evaluator)) {
      this.#recording.begin(source, false)
      await this.#execute(source)
      // A rejection that nobody awaits is reported in the turn after the one it happened in.
      await new Promise((resolve) => setImmediate(resolve))
      this.#recording.end({ succeeded: !this.#failed })
      if (this.#failed) return this.#interrupts.signal.aborted ? 130 : 1
    }
    return 0
  }

  close(): void {
    for (const restore of this.#restore) restore()
    this.#interrupts.close()
  }

  #begin(
    stdout: (text: string) => void,
    stderr: (text: string) => void,
  ): { readonly evaluator: ShellEvaluator; readonly restore: readonly (() => void)[] } {
    const unwatch = watchBackgroundErrors((error) => this.#fail(error))
    const noted = (write: (text: string) => void) => (text: string) => {
      this.#recording.note(text)
      write(text)
    }
    const release = redirectOutput(
      { from: process.stdout, to: new PrintStream(process.stdout, noted(stdout)) },
      { from: process.stderr, to: new PrintStream(process.stderr, noted(stderr)) },
    )
    return { evaluator: createEvaluator(this.#options), restore: [release, unwatch] }
  }

  async #execute(source: string): Promise<void> {
    const { signal } = this.#interrupts
    const settings = { signal, filename: '<stdin>', breakOnSigint: runtimeName !== 'deno' }
    try {
      const evaluation = this.#interrupts.during(() => this.#evaluator.evaluate(source, settings))
      const { value, shown } = await evaluation
      if (!shown || value === undefined || value === null) return
      this.#recording.noteLines(valueText(value, false))
      this.#evaluator.define('_', value)
    } catch (error) {
      this.#evaluator.define('_error', error)
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#failed = true
    const place = errorPlace(error, this.#evaluator)
    const aborted = this.#interrupts.isBehind(error)
    this.#recording.noteLines(aborted ? 'KeyboardInterrupt' : errorText(error, place))
    const { writeError } = display(() => this.#evaluator, this.#options.verbose)
    this.#writeError(aborted ? 'KeyboardInterrupt' : writeError(error))
  }
}

/** What a stream does with a text, before anything redirects it. */
function passOn(target: PrintTarget): (text: string) => void {
  const { write } = target
  return (text) => {
    write.call(target, text)
  }
}
