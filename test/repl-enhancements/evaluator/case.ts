/** What is entered, and what comes of it. */
export interface EvaluatorCase {
  readonly name: string
  /** Inputs before; what they come to does not matter. */
  readonly before?: readonly string[]
  readonly source: string
  /** What the input's value is, compared deeply; undefined where there is none. */
  readonly value?: unknown
  /** Whether the prompt would show it. Default: whether there is a value. */
  readonly shown?: boolean
  /** A part of the message of the error that it throws. */
  readonly error?: string
  /** Instead of executing it: what `check` says. */
  readonly check?: 'complete' | 'incomplete' | 'invalid'
}
