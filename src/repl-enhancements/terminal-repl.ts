import { watchBackgroundErrors } from './background-errors.ts'
import { type CommandCall, parseCommand } from './commands.ts'
import { type Input, InputReader } from './editing/input-reader.ts'
import { isInterrupt } from './keyboard-interrupt.ts'
import { type LineEvaluator, loadEvaluator } from './line-evaluator.ts'
import { LineRunner } from './line-runner.ts'
import { Repl } from './repl.ts'
import { EventQueue } from './screen/event-queue.ts'
import { PrintStream } from './screen/print-stream.ts'
import { redirectOutput } from './screen/redirected-output.ts'
import { Screen } from './screen/screen.ts'
import { Terminal } from './screen/terminal.ts'
import { loadTextWidth } from './screen/text-width.ts'
import { addStandardCommands } from './standard-commands.ts'
import type { OutputStream, Settings } from './start-options.ts'
import { isContinuedBy } from './statements.ts'

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
  readonly #reader: InputReader
  readonly #runner: LineRunner
  readonly #evaluator: Promise<LineEvaluator>
  readonly #restore: readonly (() => void)[]
  #closed = false
  #toldHowToExit = false

  constructor(settings: Settings) {
    super()
    const events = new EventQueue()
    this.#terminal = new Terminal(settings.input, settings.promptOutput, {
      event: (event) => events.push(event),
      resized: () => this.#screen.resize(),
    })
    this.#screen = new Screen(this.#terminal)
    this.stdout = this.#printStream(settings.output)
    this.stderr = this.#printStream(settings.errorOutput)
    this.#reader = new InputReader({
      prompt: settings.prompt,
      continuationPrompt: settings.continuationPrompt,
      events,
      screen: this.#screen,
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
    void this.#run()
    // The prompt is on the screen: now what takes longer.
    this.#evaluator = loadEvaluator(settings.evaluator, settings.globals)
    this.#evaluator.catch((error) => this.#fail(error))
    void loadTextWidth().then(() => this.displayPrompt())
  }

  get history(): readonly string[] {
    return this.#reader.history.entries
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

  async #run(): Promise<void> {
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
      this.printAbove('(To exit, press ctrl-c again or ctrl-d, or type .exit)')
    }
  }

  async #execute(source: string): Promise<void> {
    this.#toldHowToExit = false
    const call = this.#commandIn(source)
    if (call !== undefined) await this.#runCommand(call)
    else if (source.trim() !== '') await this.#runner.run(source, await this.#evaluator)
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
      this.printAbove(`There is no command .${keyword}; .help lists the commands`, 'stderr')
      return
    }
    try {
      await command.action.call(this, text)
    } catch (error) {
      this.#runner.showError(error)
    }
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
    return new PrintStream(target, (text) => {
      if (target.isTTY === true && !this.#closed) this.#screen.print(text, write)
      else write(text)
    })
  }
}
