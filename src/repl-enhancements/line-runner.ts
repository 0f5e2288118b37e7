import { passInterrupt, withInterruptSignal } from '../runtime/interrupt.ts'
import { runtimeName } from '../runtime/name.ts'
import { isInterrupt, KeyboardInterrupt } from './keyboard-interrupt.ts'
import type { EvaluateOptions, Evaluation, LineEvaluator } from './line-evaluator.ts'
import type { EventQueue } from './screen/event-queue.ts'
import type { Terminal } from './screen/terminal.ts'
import type { Outcome } from './session-record.ts'
import type { Settings } from './start-options.ts'

export interface LineRunnerOptions {
  readonly settings: Pick<Settings, 'writer' | 'writeError'>
  readonly events: EventQueue
  readonly terminal: Pick<Terminal, 'withSignals'>
  /** Prints a text on lines of its own. */
  readonly print: (text: string, stream: 'stdout' | 'stderr') => void
}

type InputPlace = Pick<EvaluateOptions, 'filename' | 'line'>

const interrupted = Symbol('interrupted')

/** Executes inputs and shows what they come to: a value, an error, or that ctrl-c came first. */
export class LineRunner {
  readonly #options: LineRunnerOptions
  #controller = new AbortController()
  #inputs = 0

  constructor(options: LineRunnerOptions) {
    this.#options = options
  }

  /**
   * Executes `source` and shows its outcome.
   *
   * @param place what stack traces call it, and where it begins; otherwise inputs are numbered
   */
  async run(source: string, evaluator: LineEvaluator, place?: InputPlace): Promise<Outcome> {
    const failed = { succeeded: false, shown: false, awaited: [] }
    try {
      const outcome = await this.#execute(source, evaluator, place)
      if (outcome === interrupted) {
        this.#options.print('KeyboardInterrupt', 'stderr')
        return failed
      }
      const shown = outcome.shown && this.#show(outcome.value, evaluator)
      return { succeeded: true, shown, awaited: outcome.awaited ?? [] }
    } catch (error) {
      this.showError(error)
      evaluator.define('_error', error)
      return failed
    }
  }

  /**
   * Does work that is no input. ctrl-c aborts the interrupt signal that it sees.
   *
   * @throws KeyboardInterrupt after ctrl-c; else what the work throws
   */
  async during(work: () => Promise<void>): Promise<void> {
    this.#controller = new AbortController()
    const { signal } = this.#controller
    const outcome = await this.#options.events.interruptible(
      () => withInterruptSignal(signal, work),
      () => {
        this.abort()
        return interrupted
      },
    )
    if (outcome === interrupted) throw signal.reason
  }

  /** Writes what `error` is, or just that it was ctrl-c. */
  showError(error: unknown): void {
    this.#options.print(isInterrupt(error) ? 'KeyboardInterrupt' : this.#describe(error), 'stderr')
  }

  #describe(error: unknown): string {
    try {
      return this.#options.settings.writeError(error)
    } catch (reason) {
      // An error may be made so that it can't be shown; the shell has to survive it.
      return `an error that can't be shown: ${reason instanceof Error ? reason.message : typeof reason}`
    }
  }

  /** Aborts the signal of the line that is being executed. */
  abort(): void {
    this.#controller.abort(new KeyboardInterrupt())
  }

  async #execute(
    source: string,
    evaluator: LineEvaluator,
    place: InputPlace | undefined,
  ): Promise<Evaluation | typeof interrupted> {
    if (place === undefined) this.#inputs += 1
    this.#controller = new AbortController()
    const { signal } = this.#controller
    const options = {
      signal,
      ...(place ?? { filename: `<input-${this.#inputs}>` }),
      breakOnSigint: runtimeName !== 'deno',
    }
    return this.#options.events.interruptible(
      () =>
        this.#options.terminal.withSignals(() =>
          withInterruptSignal(signal, () => evaluator.evaluate(source, options)),
        ),
      () => {
        if (passInterrupt(() => new KeyboardInterrupt())) return undefined
        this.abort()
        return interrupted
      },
    )
  }

  /** Shows `value` and keeps it as `_`; None shows nothing, as in Python. */
  #show(value: unknown, evaluator: LineEvaluator): boolean {
    if (value === undefined || value === null) return false
    this.#options.print(this.#options.settings.writer(value), 'stdout')
    evaluator.define('_', value)
    return true
  }
}
