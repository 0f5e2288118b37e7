import { spawnSync } from 'node:child_process'

/**
 * Makes the terminal on standard input silent also outside of raw mode: it doesn't echo keys and
 * doesn't wait for whole lines, but still turns ctrl-c into a signal.
 *
 * That mode is what a line needs whose loop may have to be broken. Without it, the keys that are
 * typed ahead during each line would be echoed in the middle of its output. The runtimes offer
 * raw mode only, so `stty` sets it; `setRawMode(false)` then comes back to it.
 *
 * @returns the function that sets the terminal as it was, or nothing where there is no `stty`
 */
export function silenceTerminal(): (() => void) | undefined {
  const script = 'stty -g && stty -icanon -echo -icrnl -ixon min 1 time 0'
  const { status, stdout } = spawnSync('sh', ['-c', script], {
    stdio: ['inherit', 'pipe', 'ignore'],
    encoding: 'utf8',
  })
  if (status !== 0) return undefined
  const saved = stdout.trim()
  return () => {
    spawnSync('stty', [saved], { stdio: ['inherit', 'ignore', 'ignore'] })
  }
}
