import { Buffer } from 'node:buffer'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Pending } from '../pending.ts'
import type { CallHelpers } from './calling.ts'
import { Disposer } from './disposing.ts'
import type { ImportHelpers } from './importing.ts'
import type { Evaluation } from './line-evaluator.ts'

/** What rewritten code finds under the name of its helpers. */
export interface Helpers extends CallHelpers, ImportHelpers {
  /** Whether the value of the call that ends at `end` is one that is awaited in place. */
  is(value: unknown, end: number): boolean
  /** What a promise gives, unless the input was interrupted meanwhile. */
  settled(promise: unknown): Promise<unknown>
  /** Gives the input its value, to be shown. */
  show(value: unknown): void
  /** Gives the input its value: that of an assignment, which is not shown. */
  keep(value: unknown): void
  /** Has something disposed of at the end of the input. */
  use<T>(resource: T): T
  useAsync<T>(resource: T): T
  /** What a block has disposed of at its end. */
  disposer(): Disposer
  /** Makes a name global. */
  define(name: string, value: unknown): void
  /** Python's bytes. */
  bytes(text: string): Uint8Array
  chain<T>(work: () => T): T
}

/** A loop over promises that are settled already must not keep ctrl-c from being heard. */
const settledInOneTurn = 1000

/** What an input is run with. */
export interface InputRunOptions {
  readonly calls: CallHelpers
  readonly imports: ImportHelpers
  readonly define: (name: string, value: unknown) => void
  readonly signal?: AbortSignal | undefined
}

/** One input while it is run, and what it came to. */
export class InputRun {
  readonly helpers: Helpers
  readonly #disposer = new Disposer()
  readonly #awaited = new Set<number>()
  #settled = 0
  #value: unknown
  #shown = false

  constructor({ calls, imports, define, signal }: InputRunOptions) {
    this.helpers = {
      ...calls,
      ...imports,
      is: (value, end) => {
        const isPending = value instanceof Pending
        if (isPending) this.#awaited.add(end)
        return isPending
      },
      settled: async (promise) => {
        const value = await promise
        this.#settled += 1
        if (this.#settled % settledInOneTurn === 0) await nextTurn()
        signal?.throwIfAborted()
        return value
      },
      show: (value) => this.#settle(value, true),
      keep: (value) => this.#settle(value, false),
      use: (resource) => this.#disposer.use(resource),
      useAsync: (resource) => this.#disposer.useAsync(resource),
      disposer: () => new Disposer(),
      define,
      bytes: (text) => Buffer.from(text, 'latin1'),
      chain: (work) => work(),
    }
  }

  /** What the input comes to once `work` is over; a promise as its value is awaited. */
  async outcome(work: Promise<unknown>): Promise<Evaluation> {
    try {
      await work
      if (this.#shown && this.#value instanceof Promise) {
        this.#value = await this.#value
        this.#awaited.add(0)
      }
    } catch (error) {
      this.#disposer.fail(error)
    }
    await this.#disposer.end()
    const isNothing = this.#value === undefined || this.#value === null
    const awaited = [...this.#awaited]
    return { value: this.#value, shown: this.#shown && !isNothing, awaited }
  }

  #settle(value: unknown, shown: boolean): void {
    this.#value = value
    this.#shown = shown
  }
}
