import { runtimeName } from '../runtime/name.ts'
import { watchBackgroundErrors } from './background-errors.ts'
import { type CommandCall, parseCommand } from './commands.ts'
import type { Completion } from './editing/completion.ts'
import { History } from './editing/history.ts'
import { HistoryFile, type HistoryOptions } from './editing/history-file.ts'
import { type Input, InputReader } from './editing/input-reader.ts'
import { isInterrupt } from './keyboard-interrupt.ts'
import { type LineEvaluator, loadEvaluator } from './line-evaluator.ts'
import { LineRunner } from './line-runner.ts'
import { Repl, type RunOptions } from './repl.ts'
import { EventQueue } from './screen/event-queue.ts'
import { PrintStream, type SummaryScreen } from './screen/print-stream.ts'
import { redirectOutput } from './screen/redirected-output.ts'
import { Screen } from './screen/screen.ts'
import { Terminal } from './screen/terminal.ts'
import { loadTextWidth } from './screen/text-width.ts'
import { type RecordedInput, type SessionObserver, SessionRecord } from './session-record.ts'
import { addStandardCommands } from './standard-commands.ts'
import type { OutputStream, Settings } from './start-options.ts'
import { isContinuedBy, numberedStatements } from './statements.ts'
import { transcriptInputs } from './transform/transcript.ts'

/**
 * The prompt on a terminal: reads an input, executes it, shows its value, and so on until the end.
 *
 * The loop alone decides what happens next; keys that come meanwhile wait in the event queue.
 */
export class TerminalRepl extends Repl {
  readonly terminal = true
  readonly stdout: PrintStream
  readonly stderr: PrintStream
  readonly #terminal: Terminal
  readonly #screen: Screen
  readonly #settings: Settings
  readonly #history: History
  readonly #record = new SessionRecord()
  readonly #reader: InputReader
  readonly #runner: LineRunner
  readonly #evaluator: Promise<LineEvaluator>
  readonly #restore: readonly (() => void)[]
  #closed = false
  #toldHowToExit = false
  #warnedOfHistory = false
  #isTelling = false

  constructor(settings: Settings) {
    super()
    this.#settings = settings
    this.#history = new History([], settings.history?.size)
    const events = new EventQueue()
    this.#terminal = new Terminal(settings.input, settings.promptOutput, {
      event: (event) => events.push(event),
      resized: () => this.#screen.resize(),
    })
    // When Deno loads modules or starts a worker, it clears the row of the cursor.
    this.#screen = new Screen(this.#terminal, runtimeName === 'deno')
    this.stdout = this.#printStream(settings.output)
    this.stderr = this.#printStream(settings.errorOutput)
    this.#reader = new InputReader({
      prompt: settings.prompt,
      continuationPrompt: settings.continuationPrompt,
      events,
      screen: this.#screen,
      history: this.#history,
      complete: (before) => this.#complete(before),
      print: (text) => this.#tell(text),
      suspend: () => this.#suspend(),
      accepts: (source, next) => this.#accepts(source, next),
    })
    this.#runner = new LineRunner({
      settings,
      events,
      terminal: this.#terminal,
      print: (text, stream) => this.printAbove(text, stream),
    })
    addStandardCommands(this)
    this.#terminal.open()
    this.#restore = [
      redirectOutput(
        { from: settings.output, to: this.stdout },
        { from: settings.errorOutput, to: this.stderr },
      ),
      watchBackgroundErrors((error, origin) => {
        // What an interrupted line leaves behind is no news.
        if (isInterrupt(error)) return
        this.printAbove(settings.onBackgroundError(error, origin), 'stderr')
      }),
    ]
    void this.#loop()
    // The prompt is on the screen: now what takes longer.
    if (settings.history !== undefined) this.#restoreHistory(settings.history)
    this.#evaluator = loadEvaluator(settings.evaluator, settings.globals)
    this.#evaluator.catch((error) => this.#fail(error))
    void Promise.allSettled([loadTextWidth(), this.#evaluator]).then(() => this.displayPrompt())
  }

  get history(): readonly string[] {
    return this.#history.entries
  }

  override get recorded(): readonly RecordedInput[] {
    return this.#record.inputs
  }

  override observe(observer: SessionObserver): () => void {
    return this.#record.observe(observer)
  }

  displayPrompt(): void {
    if (!this.#closed) this.#reader.redraw()
  }

  override printAbove(text: string, stream: 'stdout' | 'stderr' = 'stdout'): void {
    const midLine = this.#screen.isMidLine && this[stream].isTTY
    super.printAbove(midLine ? `\n${text}` : text, stream)
  }

  close(code = 0): void {
    if (this.#closed) return
    this.#closed = true
    this.#screen.leave()
    this.#runner.abort()
    for (const restore of this.#restore) restore()
    this.#terminal.close()
    this.ended(code)
  }

  override async run(text: string, options: RunOptions = {}): Promise<boolean> {
    const { filename, transcript = false, whole = false } = options
    const { prompt, continuationPrompt } = this.#settings
    const one = [{ source: text, line: 1 }]
    const checker = await this.#evaluator
    const inputs = whole
      ? one
      : transcript
        ? (transcriptInputs(text) ?? [])
        : numberedStatements(text, checker)
    for (const { source, line } of inputs) {
      if (source.trim() === '') continue
      if (transcript) this.printAbove(prompt + source.split('\n').join(`\n${continuationPrompt}`))
      const place = filename === undefined ? undefined : { filename, line }
      if (!(await this.#evaluate(source, place))) return false
    }
    return true
  }

  override async readBlock(): Promise<string | undefined> {
    const input = await this.#reader.readBlock()
    return input.type === 'source' ? input.source : undefined
  }

  #restoreHistory(options: HistoryOptions): void {
    try {
      const file = new HistoryFile(options)
      this.#history.keepIn({ append: (input) => this.#keep(file, input) }, file.load())
    } catch (error) {
      this.#warnOfHistory(error)
    }
  }

  /** A disk that is full or may not be written to is no reason to stop. */
  #keep(file: HistoryFile, input: string): void {
    try {
      file.append(input)
    } catch (error) {
      if (!this.#warnedOfHistory) this.#warnOfHistory(error)
    }
  }

  #warnOfHistory(error: unknown): void {
    this.#warnedOfHistory = true
    this.#tell(`History is not kept: ${error instanceof Error ? error.message : error}`, 'stderr')
  }

  /** Prints what the prompt itself has to say: no input has brought it about. */
  #tell(text: string, stream: 'stdout' | 'stderr' = 'stdout'): void {
    this.#isTelling = true
    try {
      this.printAbove(text, stream)
    } finally {
      this.#isTelling = false
    }
  }

  async #complete(before: string): Promise<Completion> {
    const { completer } = this.#settings
    if (completer !== undefined) return completer(before)
    const { CodeCompleter } = await import('./completing/code-completer.ts')
    await this.#evaluator
    return new CodeCompleter({ commands: () => this.commands.keys() }).complete(before)
  }

  async #loop(): Promise<void> {
    try {
      while (!this.#closed) await this.#handle(await this.#reader.read())
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Gives up: without an evaluator, say, there is nothing to go on with. */
  #fail(error: unknown): void {
    if (this.#closed) return
    this.#screen.leave()
    this.#runner.showError(error)
    this.close(1)
  }

  async #handle(input: Input): Promise<void> {
    if (this.#closed) return
    if (input.type === 'end') this.close()
    else if (input.type === 'dropped') this.#answerInterrupt(input.source)
    else await this.#execute(input.source)
  }

  /** As in Node: a second ctrl-c in a row, with nothing typed, leaves the shell. */
  #answerInterrupt(dropped: string): void {
    if (dropped.trim() !== '') this.#toldHowToExit = false
    else if (this.#toldHowToExit) this.close()
    else {
      this.#toldHowToExit = true
      this.#tell('(To exit, press ctrl-c again or ctrl-d, or type .exit)')
    }
  }

  async #execute(source: string): Promise<void> {
    this.#toldHowToExit = false
    const call = this.#commandIn(source)
    if (call !== undefined) await this.#runCommand(call)
    else if (source.trim() !== '') await this.#evaluate(source)
  }

  async #evaluate(
    source: string,
    place?: { readonly filename: string; readonly line: number },
  ): Promise<boolean> {
    const evaluator = await this.#evaluator
    this.#record.begin(source)
    // Each input of a file has a name of its own, so that errors find their way to it.
    const named = place && { filename: `${place.filename}#${place.line}`, line: place.line }
    const outcome = await this.#runner.run(source, evaluator, named)
    // A rejection that nobody awaits is reported in the turn after the one it happened in.
    await new Promise((resolve) => setImmediate(resolve))
    this.#record.end(outcome)
    return outcome.succeeded
  }

  /** Behind other lines only a known command is one, because `.map(f)` may stand there too. */
  #commandIn(source: string): CommandCall | undefined {
    const call = parseCommand(source)
    if (call === undefined) return undefined
    return source.includes('\n') && !this.commands.has(call.keyword) ? undefined : call
  }

  async #runCommand({ keyword, text }: CommandCall): Promise<void> {
    const command = this.commands.get(keyword)
    if (command === undefined) {
      this.#tell(`There is no command .${keyword}; .help lists the commands`, 'stderr')
      return
    }
    this.#record.begin(`.${keyword} ${text}`.trimEnd(), true)
    let succeeded = false
    const act = async (): Promise<void> => command.action.call(this, text)
    try {
      await (command.interruptible ? this.#runner.during(act) : act())
      succeeded = true
    } catch (error) {
      this.#runner.showError(error)
    }
    this.#record.end({ succeeded, shown: false, awaited: [] })
  }

  async #accepts(source: string, next: string | undefined): Promise<boolean> {
    if (this.#commandIn(source) !== undefined) return true
    const evaluator = await this.#evaluator
    if (evaluator.check(source) === 'incomplete') return false
    return next === undefined || !isContinuedBy(evaluator, source, next)
  }

  #suspend(): void {
    this.#screen.leave()
    this.#terminal.suspend(() => this.displayPrompt())
  }

  #printStream(target: OutputStream): PrintStream {
    const original = target.write
    const write = (text: string): void => {
      original.call(target, text)
    }
    const print = (text: string): void => {
      if (!this.#isTelling) this.#record.note(text)
      if (target.isTTY === true && !this.#closed) this.#screen.print(text, write)
      else write(text)
    }
    return new PrintStream(target, print, target.isTTY ? this.#summaries(write) : undefined)
  }

  #summaries(write: (text: string) => void): SummaryScreen {
    const screen = this.#screen
    return {
      get changes() {
        return screen.changes
      },
      show: ({ text, shown, over }) => {
        this.#record.note(text)
        if (this.#closed) write(text)
        else if (over) screen.printOver(shown, write)
        else screen.print(shown, write)
      },
    }
  }
}
