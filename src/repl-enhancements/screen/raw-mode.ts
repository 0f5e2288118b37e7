import { spawnSync } from 'node:child_process'
import process from 'node:process'

/** An input that may be a terminal. */
export interface RawModeInput {
  setRawMode?(mode: boolean): unknown
}

/** The mode that standard input had, as `stty` writes it; undefined while it has it. */
let savedMode: string | undefined

/**
 * Switches `input` to raw mode, where keys come one by one and ctrl-c is a key.
 *
 * The mode outside of raw mode, which `setRawMode(false)` comes back to, is changed too: ctrl-c
 * is a signal there, but keys are still not echoed and don't wait for a whole line. A line whose
 * loop may have to be broken is executed in that mode; were it the usual one, keys typed ahead
 * would be echoed into its output. The runtimes offer raw mode only, so `stty` sets it.
 */
export function enterRawMode(input: RawModeInput): void {
  input.setRawMode?.(true)
  if (savedMode !== undefined || input !== process.stdin) return
  // After a first call of setRawMode: at its end Deno goes back to the mode from before that.
  input.setRawMode?.(false)
  savedMode = silence()
  input.setRawMode?.(true)
  process.on('exit', restore)
}

/** Leaves raw mode, and sets the terminal as it was. */
export function leaveRawMode(input: RawModeInput): void {
  input.setRawMode?.(false)
  if (input === process.stdin) restore()
}

/** Returns the mode as it was before; the empty text where there is no `stty`, as on Windows. */
function silence(): string {
  const script = 'stty -g && stty -icanon -echo -icrnl -ixon min 1 time 0'
  const { status, stdout } = spawnSync('sh', ['-c', script], {
    stdio: ['inherit', 'pipe', 'ignore'],
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : ''
}

function restore(): void {
  process.off('exit', restore)
  if (savedMode) spawnSync('stty', [savedMode], { stdio: ['inherit', 'ignore', 'ignore'] })
  savedMode = undefined
}
