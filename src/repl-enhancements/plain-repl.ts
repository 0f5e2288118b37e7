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
import { addStandardCommands } from './standard-commands.ts'
import type { OutputStream, Settings } from './start-options.ts'
import { statements } from './statements.ts'

/**
 * The prompt on a terminal that can do nothing but print, which calls itself `TERM=dumb`: lines as
 * the terminal itself lets them be edited, and no escape sequence.
 */
export class PlainRepl extends Repl {
  readonly terminal = true
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly history: readonly string[] = []
  readonly #settings: Settings
  readonly #events = new EventQueue()
  readonly #runner: LineRunner
  readonly #evaluator: Promise<LineEvaluator>
  readonly #unwatch: () => void
  readonly #interrupt = (): void => this.#events.push({ type: 'signal' })
  #source = ''
  #closed = false

  constructor(settings: Settings) {
    super()
    this.#settings = settings
    this.stdout = settings.output
    this.stderr = settings.errorOutput
    this.#runner = new LineRunner({
      settings,
      events: this.#events,
      terminal: { withSignals: (work) => this.#withSignals(work) },
      print: (text, stream) => this.printAbove(text, stream),
    })
    addStandardCommands(this)
    process.on('SIGINT', this.#interrupt)
    this.#unwatch = watchBackgroundErrors((error, origin) => {
      if (!isInterrupt(error)) this.printAbove(settings.onBackgroundError(error, origin), 'stderr')
    })
    void this.#read()
    this.displayPrompt()
    this.#evaluator = loadEvaluator(settings.evaluator, settings.globals)
    void this.#loop()
  }

  displayPrompt(): void {
    if (this.#closed) return
    const { prompt, continuationPrompt, promptOutput } = this.#settings
    promptOutput.write(this.#source === '' ? prompt : continuationPrompt)
  }

  close(code = 0): void {
    if (this.#closed) return
    this.#closed = true
    this.#runner.abort()
    this.#unwatch()
    process.off('SIGINT', this.#interrupt)
    const { input } = this.#settings
    if ('pause' in input && typeof input.pause === 'function') input.pause()
    this.ended(code)
  }

  override async run(text: string): Promise<boolean> {
    const evaluator = await this.#evaluator
    for (const statement of statements(text, evaluator)) {
      if (!(await this.#runner.run(statement, evaluator)).succeeded) return false
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
    this.#settings.promptOutput.write('\n')
    this.close()
  }

  #drop(): void {
    this.#source = ''
    this.#settings.promptOutput.write('\n')
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
      await this.#runner.run(source, evaluator)
    }
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
