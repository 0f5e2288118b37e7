import process from 'node:process'
import { pasteModeOn } from './screen/paste-mode.ts'
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
  // What is pasted before `start` has taken over is to be known as such, too.
  process.stdout.write(pasteModeOn + prompt)
}
