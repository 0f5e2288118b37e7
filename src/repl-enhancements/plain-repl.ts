import process from 'node:process'
import { StringDecoder } from 'node:string_decoder'
import { runtimeName } from '../runtime/name.ts'
import { watchBackgroundErrors } from './background-errors.ts'
import { type CommandCall, parseCommand } from './commands.ts'
import { isInterrupt } from './keyboard-interrupt.ts'
import { type LineEvaluator, loadEvaluator } from './line-evaluator.ts'
import { LineRunner } from './line-runner.ts'
import { Repl } from './repl.ts'
import { EventQueue } from './screen/event-queue.ts'
import { PrintStream } from './screen/print-stream.ts'
import { redirectOutput } from './screen/redirected-output.ts'
import { type RecordedInput, type SessionObserver, SessionRecord } from './session-record.ts'
import { addStandardCommands } from './standard-commands.ts'
import type { OutputStream, Settings } from './start-options.ts'
import { statements } from './statements.ts'

/**
 * The prompt on a terminal that can do nothing but print, which calls itself `TERM=dumb`: lines as
 * the terminal itself lets them be edited, and no escape sequence.
 */
export class PlainRepl extends Repl {
  readonly terminal = true
  readonly stdout: PrintStream
  readonly stderr: PrintStream
  readonly history: readonly string[] = []
  readonly #settings: Settings
  readonly #events = new EventQueue()
  readonly #runner: LineRunner
  readonly #evaluator: Promise<LineEvaluator>
  readonly #record = new SessionRecord()
  readonly #restore: readonly (() => void)[]
  readonly #interrupt = (): void => this.#events.push({ type: 'signal' })
  #source = ''
  #closed = false

  constructor(settings: Settings) {
    super()
    this.#settings = settings
    this.stdout = this.#printStream(settings.output)
    this.stderr = this.#printStream(settings.errorOutput)
    this.#runner = new LineRunner({
      settings,
      events: this.#events,
      terminal: { withSignals: (work) => this.#withSignals(work) },
      print: (text, stream) => this.printAbove(text, stream),
    })
    addStandardCommands(this)
    process.on('SIGINT', this.#interrupt)
    this.#restore = [
      redirectOutput(
        { from: settings.output, to: this.stdout },
        { from: settings.errorOutput, to: this.stderr },
      ),
      watchBackgroundErrors((error, origin) => {
        if (isInterrupt(error)) return
        this.printAbove(settings.onBackgroundError(error, origin), 'stderr')
      }),
    ]
    void this.#read()
    this.displayPrompt()
    this.#evaluator = loadEvaluator(settings.evaluator, settings.globals)
    void this.#loop()
  }

  override get recorded(): readonly RecordedInput[] {
    return this.#record.inputs
  }

  override observe(observer: SessionObserver): () => void {
    return this.#record.observe(observer)
  }

  displayPrompt(): void {
    if (this.#closed) return
    const { prompt, continuationPrompt } = this.#settings
    this.#writePrompt(this.#source === '' ? prompt : continuationPrompt)
  }

  close(code = 0): void {
    if (this.#closed) return
    this.#closed = true
    this.#runner.abort()
    for (const restore of this.#restore) restore()
    process.off('SIGINT', this.#interrupt)
    const { input } = this.#settings
    if ('pause' in input && typeof input.pause === 'function') input.pause()
    this.ended(code)
  }

  override async run(text: string): Promise<boolean> {
    const evaluator = await this.#evaluator
    for (const statement of statements(text, evaluator)) {
      if (!(await this.#evaluate(statement, evaluator))) return false
    }
    return true
  }

  /** Lines go the way of pasted text: each is one event. */
  async #read(): Promise<void> {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    for await (const chunk of this.#settings.input) {
      const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n')
      rest = lines.pop() ?? ''
      for (const text of lines) this.#events.push({ type: 'paste', text })
    }
    if (rest !== '') this.#events.push({ type: 'paste', text: rest })
    this.#events.push({ type: 'end' })
  }

  async #loop(): Promise<void> {
    try {
      while (!this.#closed) {
        const event = await this.#events.next()
        if (event.type === 'end') this.#end()
        else if (event.type === 'signal') this.#drop()
        else if (event.type === 'paste') await this.#enter(event.text.replace(/\r$/, ''))
        this.displayPrompt()
      }
    } catch (error) {
      this.#runner.showError(error)
      this.close(1)
    }
  }

  /** The line of the prompt is left, so that what comes next begins a line. */
  #end(): void {
    this.#writePrompt('\n')
    this.close()
  }

  #drop(): void {
    this.#source = ''
    this.#writePrompt('\n')
  }

  async #enter(line: string): Promise<void> {
    this.#source = this.#source === '' ? line : `${this.#source}\n${line}`
    const source = this.#source
    const evaluator = await this.#evaluator
    const command = parseCommand(source)
    // Behind other lines only a known command is one, because `.map(f)` may stand there too.
    const isCommand = !source.includes('\n') || this.commands.has(command?.keyword ?? '')
    if (command !== undefined && isCommand) {
      this.#source = ''
      await this.#runCommand(command)
    } else if (source.trim() === '') this.#source = ''
    else if (evaluator.check(source) !== 'incomplete') {
      this.#source = ''
      await this.#evaluate(source, evaluator)
    }
  }

  async #runCommand({ keyword, text }: CommandCall): Promise<void> {
    const command = this.commands.get(keyword)
    if (command === undefined) {
      this.printAbove(`There is no command .${keyword}; .help lists the commands`, 'stderr')
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

  async #evaluate(source: string, evaluator: LineEvaluator): Promise<boolean> {
    this.#record.begin(source)
    const outcome = await this.#runner.run(source, evaluator)
    // A rejection that nobody awaits is reported in the turn after the one it happened in.
    await new Promise((resolve) => setImmediate(resolve))
    this.#record.end(outcome)
    return outcome.succeeded
  }

  /** What the prompt writes appears between two inputs, and so is in no record. */
  #writePrompt(text: string): void {
    this.#settings.promptOutput.write(text)
  }

  #printStream(target: OutputStream): PrintStream {
    const original = target.write
    return new PrintStream(target, (text) => {
      this.#record.note(text)
      original.call(target, text)
    })
  }

  /** On Deno a listener would keep ctrl-c from ending an endless loop. */
  #withSignals<T>(work: () => T): T {
    if (runtimeName !== 'deno') return work()
    process.off('SIGINT', this.#interrupt)
    setImmediate(() => {
      if (!this.#closed) process.on('SIGINT', this.#interrupt)
    })
    return work()
  }
}
