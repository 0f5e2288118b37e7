import { StringDecoder } from 'node:string_decoder'
import { watchBackgroundErrors } from './background-errors.ts'
import { type LineEvaluator, loadEvaluator } from './line-evaluator.ts'
import { Repl } from './repl.ts'
import { runScript } from './run-script.ts'
import type { InputStream, OutputStream, Settings } from './start-options.ts'

/** What stands in for a prompt when nobody types: the whole input, executed as a script. */
export class PipedRepl extends Repl {
  readonly terminal = false
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly history: readonly string[] = []
  readonly #settings: Settings
  readonly #abort = new AbortController()
  readonly #unwatch: () => void
  #evaluator: Promise<LineEvaluator> | undefined
  #code: number | undefined

  constructor(settings: Settings) {
    super()
    this.#settings = settings
    this.stdout = settings.output
    this.stderr = settings.errorOutput
    this.#unwatch = watchBackgroundErrors((error, origin) => {
      this.#fail(settings.onBackgroundError(error, origin))
    })
    void this.#run()
  }

  /** Does nothing: there is no prompt. */
  displayPrompt(): void {}

  close(code = 0): void {
    this.#code ??= code
    this.#abort.abort()
  }

  override async run(text: string): Promise<boolean> {
    const evaluator = await this.#load()
    const onError = (error: unknown): void => this.#fail(this.#settings.writeError(error))
    return (await runScript(text, { evaluator, onError, signal: this.#abort.signal })) === 0
  }

  async #run(): Promise<void> {
    const { input, writeError } = this.#settings
    let code = 1
    try {
      const source = await readAll(input)
      const evaluator = await this.#load()
      code = await runScript(source, {
        evaluator,
        signal: this.#abort.signal,
        onError: (error) => {
          if (this.#code === undefined) this.#fail(writeError(error))
        },
      })
    } catch (error) {
      this.#fail(writeError(error))
    }
    // An error that nobody awaited is reported in the turn after the one it happened in.
    await new Promise((resolve) => setImmediate(resolve))
    this.#unwatch()
    this.ended(this.#code ?? code)
  }

  #load(): Promise<LineEvaluator> {
    this.#evaluator ??= loadEvaluator(this.#settings.evaluator, this.#settings.globals)
    return this.#evaluator
  }

  #fail(message: string): void {
    this.stderr.write(`${message}\n`)
    this.close(1)
  }
}

async function readAll(input: InputStream): Promise<string> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  for await (const chunk of input) text += typeof chunk === 'string' ? chunk : decoder.write(chunk)
  return text + decoder.end()
}
