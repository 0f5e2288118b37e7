/** A step as the corpus writes it; its README says which fields an op has. */
export interface Step {
  readonly op: string
  readonly session?: string | null
  readonly response?: string
  readonly prepared?: string
  readonly as?: string
  readonly id?: string
  readonly kwargs?: Readonly<Record<string, unknown>>
  readonly args?: readonly unknown[]
  readonly method?: string
  readonly url?: string
  readonly via_request?: boolean
  readonly elapsed_at_least_ms?: number
  readonly calls?: readonly Step[]
  readonly stagger_ms?: number
  readonly prefix?: string
  readonly adapter?: Readonly<Record<string, unknown>> | null
  readonly attr?: string
  readonly key?: string
  readonly name?: string
  readonly value?: unknown
  readonly what?: string
  readonly chunk_size?: unknown
  readonly decode_unicode?: boolean
  readonly delimiter?: unknown
  readonly limit?: number
  readonly amt?: number | null
  readonly decode_content?: boolean
  readonly encoding?: string | null
  readonly ms?: number
  readonly request?: Readonly<Record<string, unknown>>
  readonly set?: Readonly<Record<string, unknown>>
}

/** A file of `scenarios/`. */
export interface Scenario {
  readonly name: string
  readonly category: string
  readonly steps: readonly Step[]
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly proxy_auth?: string
}

/** What a step came to, as it is written into the result. */
export type Outcome = Record<string, unknown>

/** What the fixture server saw. */
export interface ServerLog {
  readonly connections: readonly unknown[]
  readonly requests: readonly unknown[]
}

/** A file of results, in the shape of `expected/`. */
export interface Result {
  readonly name: string
  readonly steps: readonly Outcome[]
  readonly server: ServerLog
}

/** The runner can not do what a step asks, or the library has no such feature yet. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError'
}

/** `value`, or a {@link RunnerError} that names the field which is missing. */
export function needed<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new RunnerError(`no ${what}`)
  return value
}
