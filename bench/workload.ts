/** The requests, or what else is timed, that all contenders of one comparison make. */
export interface Workload {
  /** What it is called on the command line. */
  readonly name: string
  readonly title: string
  /** The contender that the others are put in relation to. */
  readonly reference: string
  readonly contenders: readonly Contender[]
  /** How often a contender calls before it is timed, and the seconds of one slice. */
  readonly warmupCalls: number
  readonly sliceSeconds: number
  /** How many rounds there are in a full run, and in a quick one. */
  readonly rounds: number
  readonly quickRounds: number
  readonly goals: readonly Goal[]
}

/** Who does the work: each in a process of its own. */
export interface Contender {
  readonly name: string
  /** The module in `clients/` that drives it; `python` stands for all that Python has. */
  readonly client: string
  /** What the client is to do, where that is not the workload's name. */
  readonly call?: string
  /** Whether a quick run leaves it out. */
  readonly fullOnly?: boolean
}

/** A row of the table of goals. */
export interface Goal {
  readonly what: string
  /** The contenders whose times are divided, or one whose own figure counts. */
  readonly over: string
  readonly under?: string
  readonly figure: 'time' | 'speed' | 'peak MiB' | 'ms'
  readonly atMost?: number
  readonly atLeast?: number
}
