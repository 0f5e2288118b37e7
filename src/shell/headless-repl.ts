import process from 'node:process'
import { parseCommand } from '../repl-enhancements/commands.ts'
import { Repl } from '../repl-enhancements/repl.ts'
import { addStandardCommands } from '../repl-enhancements/standard-commands.ts'
import { statements } from '../repl-enhancements/statements.ts'
import type { ShellEvaluator } from './create-evaluator.ts'
import { addShellCommands } from './shell-commands.ts'

/** A prompt that nobody sits at: it has the commands of the shell, for sessions that are replayed. */
export class HeadlessRepl extends Repl {
  readonly terminal = false
  readonly history: readonly string[] = []
  readonly #evaluator: ShellEvaluator
  readonly #execute: (source: string) => Promise<boolean>

  /** @param execute what becomes of an input that a command runs; whether it succeeded */
  constructor(evaluator: ShellEvaluator, execute: (source: string) => Promise<boolean>) {
    super()
    this.#evaluator = evaluator
    this.#execute = execute
    addStandardCommands(this)
    addShellCommands(this, async () => evaluator)
  }

  get stdout(): NodeJS.WritableStream {
    return process.stdout
  }

  get stderr(): NodeJS.WritableStream {
    return process.stderr
  }

  override async run(text: string): Promise<boolean> {
    for (const source of statements(text, this.#evaluator)) {
      if (!(await this.#execute(source))) return false
    }
    return true
  }

  /** Does a command of the shell; false where `source` is none. */
  async runCommand(source: string): Promise<boolean> {
    const call = source.includes('\n') ? undefined : parseCommand(source)
    const command = call && this.commands.get(call.keyword)
    if (call === undefined || command === undefined) return false
    await command.action.call(this, call.text)
    return true
  }

  /** Does nothing: there is no prompt. */
  displayPrompt(): void {}

  close(code = 0): void {
    this.ended(code)
  }
}
