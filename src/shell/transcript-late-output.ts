import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../clock/system-clock.ts'
import { ledger } from '../ledger/index.ts'
import type { Example } from '../transcript/index.ts'
import type { CapturedOutput } from './captured-output.ts'

/** How long all the inputs of a transcript wait together: while requests are under way, and else. */
const mostMs = { busy: 10_000, quiet: 2000 }
/** How long one of them waits while no request is under way. */
const quietMs = 1000
const stepMs = 5

/**
 * Waits for output of work that no input awaits. At the prompt it has come before the next input was
 * typed; a replay goes on at once, so what is expected tells whether there is something to wait for.
 */
export class TranscriptLateOutput {
  readonly #left = { ...mostMs }

  /** Resolves when `output` has as many lines as are expected, or when nothing seems to come. */
  async wait(example: Example, output: CapturedOutput, signal: AbortSignal): Promise<void> {
    if (!example.compares || example.kind === 'command') return
    const wanted = example.expected.filter((line) => line.trim() !== '...').length
    let quiet = 0
    while (output.lineCount < wanted && quiet < quietMs) {
      const state = isUnderWay() ? 'busy' : 'quiet'
      if (this.#left[state] <= 0) return
      const startMs = systemClock.nowMs()
      await sleep(stepMs, undefined, { signal })
      const tookMs = systemClock.nowMs() - startMs
      this.#left[state] -= tookMs
      quiet = state === 'quiet' ? quiet + tookMs : 0
    }
  }
}

function isUnderWay(): boolean {
  return ledger.connections().some(({ state }) => state === 'busy' || state === 'opening')
}
