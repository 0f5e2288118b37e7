import process from 'node:process'
import { enterRawMode } from './screen/raw-mode.ts'

/**
 * Shows a prompt before anything else of the shell is loaded; `start` then draws over it.
 *
 * Keys typed meanwhile are not echoed, and wait for `start`. Does nothing when standard input or
 * output is no terminal, or `TERM=dumb`. Import it by itself, and the rest after the call.
 *
 * @example
 * showFirstPrompt()
 * const { start } = await import('pool-repl/repl-enhancements')
 */
export function showFirstPrompt(prompt = '>>> '): void {
  if (!process.stdin.isTTY || !process.stdout.isTTY || process.env.TERM === 'dumb') return
  enterRawMode(process.stdin)
  process.stdout.write(prompt)
}
