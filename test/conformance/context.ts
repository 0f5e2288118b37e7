import type { Library, PreparedRequest, Response, Session } from './library.ts'
import { fill, fillText, type Places } from './placeholders.ts'
import type { Recorder } from './recorder.ts'
import { needed, type Outcome, type Step } from './scenario.ts'
import { buildValue, type ValueSource } from './values.ts'

/** One step carried out: what it came to is written into `outcome`. */
export type StepHandler = (step: Step, context: Context, outcome: Outcome) => unknown

type Options = Record<string, unknown>

/** What one scenario has made so far; everything stays referenced until it is over. */
export class Context implements ValueSource {
  readonly library: Library
  readonly recorder: Recorder
  readonly sessions: Map<string, Session> = new Map()
  readonly responses: Map<string, Response> = new Map()
  readonly prepared: Map<string, PreparedRequest> = new Map()
  readonly auths: Map<string, unknown> = new Map()
  /** Responses without a name, and iterators: kept from the garbage collector. */
  readonly kept: unknown[] = []
  /** Whether a step came to no end. */
  stuck = false
  readonly #places: Places

  constructor(library: Library, recorder: Recorder, places: Places) {
    this.library = library
    this.recorder = recorder
    this.#places = places
  }

  hooked(entry: readonly unknown[]): void {
    this.recorder.hooked(entry)
  }

  text(text: string): string {
    return fillText(text, this.#places)
  }

  /** A value of the scenario as the library gets it. */
  value(value: unknown): unknown {
    return buildValue(fill(value, this.#places), this)
  }

  /** An object of the scenario as options; empty where the step has none. */
  options(values: Readonly<Record<string, unknown>> | null | undefined): Options {
    return this.value(values ?? {}) as Options
  }

  session(step: Step): Session {
    return named(this.sessions, step.session, 'session')
  }

  response(step: Step): Response {
    return named(this.responses, step.response, 'response')
  }

  preparedOf(step: Step): PreparedRequest {
    return named(this.prepared, step.prepared, 'prepared request')
  }
}

function named<T>(things: ReadonlyMap<string, T>, name: string | null | undefined, kind: string) {
  return needed(things.get(needed(name, `name of a ${kind}`)), `${kind} '${name}'`)
}
