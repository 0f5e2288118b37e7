import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { simulatedLines } from '../distance/simulated-lines.ts'
import { logging } from '../logging/index.ts'
import { watchBackgroundErrors } from '../repl-enhancements/background-errors.ts'
import type { Evaluation } from '../repl-enhancements/line-evaluator.ts'
import { runtimeName } from '../runtime/name.ts'
import type { Example, Outcome } from '../transcript/index.ts'
import { CapturedOutput } from './captured-output.ts'
import type { CheckOptions } from './check-options.ts'
import { checkSettings } from './check-settings.ts'
import { parseCommandLine } from './command-line.ts'
import { CommandReplay } from './command-replay.ts'
import { commandWords } from './command-words.ts'
import { errorPlace } from './error-place.ts'
import { errorText } from './error-text.ts'
import { FreshShell } from './fresh-shell.ts'
import { HeadlessRepl } from './headless-repl.ts'
import type { Interrupts } from './interrupts.ts'
import { currentWording, type LogWording, wordingFilter } from './log-wording.ts'
import type { ShellOptions } from './shell-options.ts'
import { TranscriptLateOutput } from './transcript-late-output.ts'
import { valueText } from './value-text.ts'

/** What executes the examples of one transcript, as the prompt would: in a shell of its own. */
export class TranscriptShell {
  readonly #options: CheckOptions
  readonly #interrupts: Interrupts
  readonly #signal: AbortSignal
  readonly #output = new CapturedOutput()
  readonly #late = new TranscriptLateOutput()
  readonly #unwatch: () => void
  readonly #exit: typeof process.exit = process.exit
  readonly #rttMs: number = simulatedLines.startRttMs
  #wording: LogWording = currentWording
  #shell: FreshShell | undefined
  #repl: HeadlessRepl | undefined
  #commands: CommandReplay | undefined
  /** Whether errors that nobody waits for are output: not while a shell ends with all that it does. */
  #reports = true

  /** @param interrupts end what is being executed */
  constructor(options: CheckOptions, interrupts: Interrupts) {
    const { signal } = interrupts
    this.#options = options
    this.#interrupts = interrupts
    this.#signal = signal
    process.exit = (code): never => {
      throw new Error(`process.exit(${code ?? ''}) would end the check`)
    }
    this.#unwatch = watchBackgroundErrors((error) => {
      if (this.#reports && !signal.aborted) this.#output.add(errorText(error))
    })
  }

  /**
   * Executes an example, and tells what came of it.
   *
   * @throws the reason of the signal when it has aborted
   */
  async evaluate(example: Example): Promise<Outcome> {
    this.#signal.throwIfAborted()
    const { wording } = checkSettings(example.settings)
    this.#wording = { ...currentWording, ...wording, ...this.#options.wording }
    try {
      if (example.kind === 'command') await this.#runCommandLine(example.input)
      else if (example.kind === 'shell') await this.#start(example.input)
      else await this.#execute(example)
      await turn()
      await this.#late.wait(example, this.#output, this.#signal)
      return { printed: this.#taken() }
    } catch (error) {
      if (this.#interrupts.isBehind(error)) throw this.#signal.reason
      this.#shell?.evaluator.define('_error', error)
      await turn()
      const text = errorText(error, errorPlace(error, this.#shell?.evaluator))
      const shown = this.#shell?.inOwnIds(text) ?? text
      return { printed: this.#taken(), error: { shown, summary: summaryOf(error) } }
    }
  }

  /** Ends the shell, and gives the process its streams back. */
  async close(): Promise<void> {
    simulatedLines.startRttMs = this.#rttMs
    this.#commands?.close()
    try {
      await this.#closeShell()
    } finally {
      process.exit = this.#exit
      this.#unwatch()
      this.#output.release()
    }
  }

  /** Ends the shell; what that breaks, such as a request that is under way, is no output. */
  async #closeShell(): Promise<void> {
    this.#reports = false
    try {
      await this.#shell?.close()
      await turn()
    } finally {
      this.#output.take()
      this.#reports = true
    }
  }

  /** Begins the shell that a command line asks for. */
  async #start(line: string): Promise<void> {
    const { options, rttMs } = shellOf(line)
    // a distance that the check itself was given counts where the line gives none
    simulatedLines.startRttMs = rttMs > 0 ? rttMs : this.#rttMs
    await this.#open(options)
  }

  async #open(options: Partial<ShellOptions> = {}): Promise<FreshShell> {
    const { online = false, mappings = [], conn = options.conn } = this.#options
    await this.#closeShell()
    const shell = new FreshShell({
      ...options,
      offline: !online,
      // what a terminal shows by itself is no part of a transcript
      conn: conn === 'on' ? 'on' : 'off',
      mappings: [...mappings, ...(options.mappings ?? [])],
    })
    this.#shell = shell
    this.#repl = new HeadlessRepl(shell.evaluator, (source) => this.#enter(source, shell))
    logging.getLogger('urllib3.connectionpool').addFilter((record) => this.#allows(record))
    await shell.evaluator.ready()
    return shell
  }

  /** What appeared, without colours: the process may sit at a terminal. */
  #taken(): string {
    const text = stripVTControlCharacters(this.#output.take())
    return this.#shell?.inOwnIds(text) ?? text
  }

  #allows(record: Parameters<ReturnType<typeof wordingFilter>>[0]): boolean {
    return wordingFilter(this.#wording)(record)
  }

  async #execute({ kind, input, line }: Example): Promise<void> {
    const shell = this.#shell ?? (await this.#open())
    const filename = `<line-${line}>`
    if (kind === 'code') await this.#run(input, filename, shell)
    else if (!(await this.#repl?.runCommand(input))) await this.#show(input, filename, shell)
  }

  async #show(source: string, filename: string, shell: FreshShell): Promise<void> {
    const { value, shown } = await this.#run(source, filename, shell)
    if (!shown || value === undefined || value === null) return
    this.#output.add(valueText(value, false))
    shell.evaluator.define('_', value)
  }

  /** An input of a file that the session loads. */
  async #enter(source: string, shell: FreshShell): Promise<boolean> {
    try {
      await this.#show(source, '<loaded>', shell)
      return true
    } catch (error) {
      if (this.#interrupts.isBehind(error)) throw this.#signal.reason
      shell.evaluator.define('_error', error)
      this.#output.add(errorText(error, errorPlace(error, shell.evaluator)))
      return false
    }
  }

  #run(source: string, filename: string, { evaluator }: FreshShell): Promise<Evaluation> {
    const settings = { filename, signal: this.#signal, breakOnSigint: runtimeName !== 'deno' }
    return this.#interrupts.during(() => evaluator.evaluate(source, settings))
  }

  async #runCommandLine(line: string): Promise<void> {
    const { online = false } = this.#options
    this.#commands ??= new CommandReplay(online ? [] : ['--offline'])
    process.stdout.write(await this.#commands.run(line, this.#signal))
  }
}

/**
 * What a command line asks for that starts a shell.
 *
 * @throws Error when it starts something else
 */
function shellOf(line: string): { readonly options: ShellOptions; readonly rttMs: number } {
  const words = commandWords(line)
  const { command, rttMs } = parseCommandLine(words.slice(words.findIndex(isOwnName) + 1))
  if (command.type === 'shell') return { options: command.options, rttMs }
  throw new Error(`a prompt stands below it, but this starts no shell: ${line}`)
}

function isOwnName(word: string): boolean {
  return /^(?:npm:)?pool-repl$/.test(word)
}

/** A rejection that nobody awaits is reported in the turn after the one it happened in. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function summaryOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message === '' ? error.name : `${error.name}: ${error.message}`
}
