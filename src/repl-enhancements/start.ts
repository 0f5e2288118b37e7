import { PipedRepl } from './piped-repl.ts'
import type { Repl } from './repl.ts'
import { type StartOptions, settingsFrom } from './start-options.ts'
import { TerminalRepl } from './terminal-repl.ts'

/**
 * Starts a prompt on this process's terminal, as `repl.start` of `node:repl` does, the same on
 * Node, Deno and Bun. The prompt is shown before this returns.
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
  return settings.terminal ? new TerminalRepl(settings) : new PipedRepl(settings)
}
