import type { Clock } from './clock.ts'

interface Timer {
  unref?(): void
}

const longestMs = 2 ** 31 - 1

/** The machine's own time. */
export class SystemClock implements Clock {
  nowMs(): number {
    return performance.now()
  }

  wallMs(): number {
    return Date.now()
  }

  after(
    delayMs: number,
    act: () => void,
    options: { readonly background?: boolean } = {},
  ): () => void {
    // a timer counts in 32 bits; one that is set for longer would ring at once
    if (delayMs > longestMs) {
      let cancel = this.after(
        longestMs,
        () => {
          cancel = this.after(delayMs - longestMs, act, options)
        },
        options,
      )
      return () => cancel()
    }
    const timer = setTimeout(act, delayMs)
    if (options.background) (timer as Timer).unref?.()
    return () => clearTimeout(timer)
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        cancel()
        reject(signal?.reason)
      }
      const cancel = this.after(delayMs, () => {
        signal?.removeEventListener('abort', abort)
        resolve()
      })
      signal?.addEventListener('abort', abort, { once: true })
    })
  }
}

/** The clock that everything uses which is not given another. */
export const systemClock: Clock = new SystemClock()
