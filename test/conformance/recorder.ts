import type { Library, LogRecord } from './library.ts'
import { call } from './library.ts'
import type { Outcome } from './scenario.ts'

/** Warnings of the runtime itself, which no library asked for. */
const runtimeWarnings = new Set(['ExperimentalWarning', 'MaxListenersExceededWarning'])

/** Collects what happens beside a step's result, until {@link Recorder.take} empties it. */
export class Recorder {
  #logs: string[] = []
  #sleeps: number[] = []
  #warnings: string[] = []
  #hooks: (readonly unknown[])[] = []
  #faults: unknown[] = []

  /** Takes the records of logger `urllib3` and below, DEBUG and up. */
  listenToLogging(library: Library): void {
    const logging = library.feature('logging') as object
    const logger = call(logging, 'getLogger', 'urllib3') as object
    const Handler = Reflect.get(logging, 'Handler') as new (level: unknown) => object
    const debug: unknown = Reflect.get(logging, 'DEBUG')
    const handler = new Handler(debug)
    const emit = (record: LogRecord) => {
      this.#logs.push(`${record.levelname}:${record.name}:${record.getMessage()}`)
    }
    Reflect.set(handler, 'emit', emit)
    call(logger, 'setLevel', debug)
    call(logger, 'addHandler', handler)
  }

  /** Takes the warnings that the process emits. */
  listenToWarnings(): void {
    process.on('warning', (warning: Error & { readonly code?: string }) => {
      if (runtimeWarnings.has(warning.name) || warning.code !== undefined) return
      this.#warnings.push(`${warning.name}: ${warning.message}`)
    })
  }

  /** Takes what nobody caught: a fault of the library, whatever the step came to. */
  listenToFaults(): void {
    process.on('uncaughtException', (error) => this.#faults.push(error))
    process.on('unhandledRejection', (reason) => this.#faults.push(reason))
  }

  slept(seconds: number): void {
    this.#sleeps.push(seconds)
  }

  hooked(entry: readonly unknown[]): void {
    this.#hooks.push(entry)
  }

  /** What nobody caught since the last call. */
  takeFaults(): unknown[] {
    const faults = this.#faults
    this.#faults = []
    return faults
  }

  /** What was recorded since the last call; lists that are empty are left out, but for the logs. */
  take(): Outcome {
    const outcome: Outcome = { logs: this.#logs }
    if (this.#warnings.length > 0) outcome.warnings = this.#warnings
    if (this.#sleeps.length > 0) outcome.sleeps = this.#sleeps
    if (this.#hooks.length > 0) outcome.hooks = this.#hooks
    this.#logs = []
    this.#warnings = []
    this.#sleeps = []
    this.#hooks = []
    return outcome
  }
}
