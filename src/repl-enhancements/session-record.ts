/** An input that was executed, and what became of it. */
export interface RecordedInput {
  readonly source: string
  /** What appeared while it was executed: what was printed, logged, and its value. */
  readonly output: string
  /** Whether it came to an end without an error or ctrl-c. */
  readonly succeeded: boolean
  /** Whether its value was shown. */
  readonly shown: boolean
  /** Where the calls end that were awaited in place; 0 is the value of the input itself. */
  readonly awaited: readonly number[]
  /** Whether it is a dot command. @default false */
  readonly isCommand?: boolean
  /** What appeared between its end and the next input: from work that nobody waited for. @default nothing */
  readonly late?: string
}

/** What came of an input. */
export type Outcome = Pick<RecordedInput, 'succeeded' | 'shown' | 'awaited'>

/** Hears of inputs while they are executed. */
export interface SessionObserver {
  begin(source: string, isCommand: boolean): void
  /** Something has appeared. */
  note(text: string): void
  /** Something has appeared after the last input has ended. @default it is not told */
  noteLate?(text: string): void
  end(outcome: Outcome): void
}

/** The inputs of a session as they went: what `.save` writes. */
export class SessionRecord {
  readonly #inputs: RecordedInput[] = []
  readonly #observers = new Set<SessionObserver>()
  #current: { readonly source: string; readonly isCommand: boolean; output: string } | undefined

  get inputs(): readonly RecordedInput[] {
    return this.#inputs
  }

  /** Has `observer` told of the inputs to come. @returns the function that ends it */
  observe(observer: SessionObserver): () => void {
    this.#observers.add(observer)
    return () => this.#observers.delete(observer)
  }

  /** An input that a command runs takes the place of the command. */
  begin(source: string, isCommand = false): void {
    this.#current = { source, isCommand, output: '' }
    for (const observer of this.#observers) observer.begin(source, isCommand)
  }

  /** Notes what appears; what appears between two inputs belongs to the former. */
  note(text: string): void {
    if (this.#current === undefined) return this.#noteLate(text)
    this.#current.output += text
    for (const observer of this.#observers) observer.note(text)
  }

  #noteLate(text: string): void {
    const last = this.#inputs.pop()
    if (last === undefined) return
    this.#inputs.push({ ...last, late: (last.late ?? '') + text })
    for (const observer of this.#observers) observer.noteLate?.(text)
  }

  end(outcome: Outcome): void {
    if (this.#current === undefined) return
    this.#inputs.push({ ...this.#current, ...outcome })
    this.#current = undefined
    for (const observer of this.#observers) observer.end(outcome)
  }
}
