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
}

/** What came of an input. */
export type Outcome = Pick<RecordedInput, 'succeeded' | 'shown' | 'awaited'>

/** The inputs of a session as they went: what `.save` writes. */
export class SessionRecord {
  readonly #inputs: RecordedInput[] = []
  #current: { readonly source: string; output: string } | undefined

  get inputs(): readonly RecordedInput[] {
    return this.#inputs
  }

  begin(source: string): void {
    this.#current = { source, output: '' }
  }

  /** Notes what appears; what appears between two inputs belongs to none. */
  note(text: string): void {
    if (this.#current !== undefined) this.#current.output += text
  }

  end(outcome: Outcome): void {
    if (this.#current !== undefined) this.#inputs.push({ ...this.#current, ...outcome })
    this.#current = undefined
  }
}
