import type { Clock } from '../clock/clock.ts'
import { ValueError } from '../errors.ts'
import { type StatementFunction, type TimerFunction, timedLoop } from './timed-loop.ts'

/** What is timed, or what is done before: text for the prompt's evaluator, or a function. */
export type Statement = string | StatementFunction

/** Names that a text statement sees besides the prompt's. */
export type Globals = Readonly<Record<string, unknown>>

/** Runs the setup once, then the statement `number` times, and gives the time of the latter. */
export type TimedRun = (number: number, timer: TimerFunction) => Promise<number>

/**
 * The evaluator of text statements. Names that the setup declares are visible to the statement;
 * either may be empty.
 */
export type StatementCompiler = (setup: string, statement: string, globals?: Globals) => TimedRun

/** What surrounds a Timer. */
export interface TimeitEnvironment {
  /** Without it, text statements are refused. */
  readonly compile?: StatementCompiler | undefined
  readonly clock: Clock
}

/**
 * Setup and statement as one thing to run, whichever of them is text.
 *
 * @throws ValueError when one of them is neither text nor a function
 * @throws TypeError when one is text and there is no evaluator
 */
export function prepare(
  setup: unknown,
  statement: unknown,
  environment: TimeitEnvironment,
  globals?: Globals,
): TimedRun {
  const before = checked('setup', setup)
  const timed = checked('stmt', statement)
  if (typeof timed === 'string') return textRun(before, timed, environment, globals)
  const { clock } = environment
  const setUp = typeof before === 'string' ? textRun(before, '', environment, globals) : before
  return async (number, timer) => {
    await setUp(0, timer)
    return timedLoop(timed, number, { timer, clock })
  }
}

function textRun(
  setup: Statement,
  statement: string,
  environment: TimeitEnvironment,
  globals: Globals | undefined,
): TimedRun {
  if (typeof setup === 'string') return compiled(setup, statement, environment, globals)
  const run = compiled('', statement, environment, globals)
  return async (number, timer) => {
    await setup()
    return run(number, timer)
  }
}

function compiled(
  setup: string,
  statement: string,
  { compile, clock }: TimeitEnvironment,
  globals: Globals | undefined,
): TimedRun {
  if (compile !== undefined) return compile(setup, statement, globals)
  if (setup !== '' || statement !== '') {
    throw new TypeError(
      'statements as text run at the pool-repl prompt only: pass a function, such as timeit(() => session.get(url), { number: 100 })',
    )
  }
  return (number, timer) => timedLoop(() => undefined, number, { timer, clock })
}

function checked(name: string, value: unknown): Statement {
  if (typeof value === 'function') return () => value()
  if (typeof value !== 'string') throw new ValueError(`${name} is neither a string nor callable`)
  // Python's statement that does nothing; JavaScript writes nothing for it.
  return value.trim() === 'pass' ? '' : value
}
