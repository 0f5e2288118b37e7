import process from 'node:process'
import { PipedRepl } from './piped-repl.ts'
import { PlainRepl } from './plain-repl.ts'
import type { Repl } from './repl.ts'
import { type StartOptions, settingsFrom } from './start-options.ts'
import { TerminalRepl } from './terminal-repl.ts'

/**
 * Starts a prompt on this process's terminal, as `repl.start` of `node:repl` does, the same on
 * Node, Deno and Bun. The prompt is shown before this returns.
 *
 * With `TERM=dumb` it prompts without escape sequences, and leaves editing to the terminal.
 *
 * When the input is no terminal, it is executed as a script instead: nothing is shown but what
 * it prints, and `exited` is 1 after an error.
 *
 * @example
 * const repl = start({ globals: { answer: 42 } })
 * repl.defineCommand('hello', { help: 'Greet', action: (name) => console.log(`Hello, ${name}`) })
 * process.exitCode = await repl.exited
 */
export function start(options: StartOptions = {}): Repl {
  const settings = settingsFrom(options)
  if (!settings.terminal) return new PipedRepl(settings)
  return process.env.TERM === 'dumb' ? new PlainRepl(settings) : new TerminalRepl(settings)
}
