/** What happens at a terminal. */
export type TerminalEvent =
  /** `text` is what the key types, `name` its name as in `C-a`. */
  | { readonly type: 'key'; readonly name: string; readonly text?: string | undefined }
  | { readonly type: 'paste'; readonly text: string }
  /** The enter key within a paste; `next` is the pasted line behind it. */
  | { readonly type: 'pastedEnter'; readonly next: string }
  /** The process was told to interrupt what it does. */
  | { readonly type: 'signal' }
  | { readonly type: 'end' }

/**
 * Events in the order in which they came, kept until somebody asks: this is the type-ahead.
 *
 * ctrl-c doesn't wait in line while something is awaited that can be interrupted: it drops what
 * was typed before it, as a terminal does, and interrupts.
 */
export class EventQueue {
  #events: TerminalEvent[] = []
  #waiting: ((event: TerminalEvent) => void) | undefined
  #interrupt: (() => void) | undefined

  get isEmpty(): boolean {
    return this.#events.length === 0
  }

  push(event: TerminalEvent): void {
    if (this.#interrupt !== undefined && isInterrupt(event)) {
      this.#events = []
      this.#interrupt()
    } else if (this.#waiting !== undefined) {
      const waiting = this.#waiting
      this.#waiting = undefined
      waiting(event)
    } else {
      this.#events.push(event)
    }
  }

  /** Puts `events` before those that wait. */
  unshift(events: readonly TerminalEvent[]): void {
    this.#events.unshift(...events)
  }

  /** The next event, as soon as there is one. */
  async next(): Promise<TerminalEvent> {
    const event = this.#events.shift()
    if (event !== undefined) return event
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  /**
   * The outcome of `work`, or of `interrupted` as soon as ctrl-c comes first. Where that gives
   * undefined, `work` goes on until the next one.
   *
   * What `work` comes to after that is dropped, an error too.
   */
  async interruptible<T, I>(
    work: () => Promise<T>,
    interrupted: () => I | undefined,
  ): Promise<T | I> {
    const outcome = new Promise<T | I>((resolve, reject) => {
      this.#interrupt = () => {
        const instead = interrupted()
        if (instead === undefined) return
        this.#interrupt = undefined
        resolve(instead)
      }
      work().then(resolve, reject)
    })
    try {
      return await outcome
    } finally {
      this.#interrupt = undefined
    }
  }
}

function isInterrupt(event: TerminalEvent): boolean {
  return event.type === 'signal' || (event.type === 'key' && event.name === 'C-c')
}
