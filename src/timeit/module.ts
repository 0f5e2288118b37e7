import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/index.ts'
import type { TimingEnvironment } from './measure-sides.ts'
import { DEFAULT_NUMBER, DEFAULT_REPEAT, Measurement } from './measurement.ts'
import type { Statement } from './statement.ts'
import { createTimeCalls, type TimeCalls } from './time-calls.ts'
import type { TimerFunction } from './timed-loop.ts'
import {
  type AutorangeCallback,
  type NumberOptions,
  type RepeatOptions,
  Timer,
  type TimerArguments,
  type TimerOptions,
} from './timer.ts'

export interface TimeitOptions extends TimerOptions, NumberOptions {}

export interface TimeitRepeatOptions extends TimerOptions, RepeatOptions {}

export interface AutorangeOptions extends TimerOptions {
  readonly callback?: AutorangeCallback
}

/** The ways to call a function that takes a statement, a setup and then keyword arguments. */
type StatementArguments<Options> =
  | [stmt?: Statement, setup?: Statement, options?: Options]
  | [stmt: Statement, options: Options]
  | [options: Options]

/** By position as in Python, `globals` by name only; keyword arguments in one object last. */
export type TimeitArguments =
  | StatementArguments<TimeitOptions>
  | [stmt: Statement, setup: Statement, timer: TimerFunction, number?: number]

export type TimeitRepeatArguments =
  | StatementArguments<TimeitRepeatOptions>
  | [stmt: Statement, setup: Statement, timer: TimerFunction, repeat?: number, number?: number]

/** Python's `timeit` module. */
export interface TimeitModule {
  /**
   * Runs the setup once, then the statement `number` times, and gives the seconds of the latter.
   *
   * @example
   * const seconds = await timeit.timeit(() => session.get('http://httpbin.org'), { number: 10 })
   * seconds > 0 // true
   */
  readonly timeit: (...args: TimeitArguments) => Pending<number>
  /** Does so `repeat` times, and gives the seconds of each. */
  readonly repeat: (...args: TimeitRepeatArguments) => Pending<number[]>
  /** Finds a `number` that takes 0.2 seconds or more; gives it and the seconds. */
  readonly autorange: (
    ...args: StatementArguments<AutorangeOptions>
  ) => Pending<[number: number, secondsTaken: number]>
  /** Seconds since an arbitrary moment. */
  readonly default_timer: TimerFunction
  readonly default_number: number
  readonly default_repeat: number
  readonly Timer: new (...args: TimerArguments) => Timer
}

/**
 * Python's `timeit` module; called itself, `timeit(fn)` awaits, warms up, chooses the number of calls
 * and counts connections.
 */
export interface Timeit extends TimeitModule, TimeCalls {}

const STATEMENT = ['stmt', 'setup', 'timer'] as const
const TIMEIT = { name: 'timeit', parameters: [...STATEMENT, 'number', 'globals'] } as const
const REPEAT = {
  name: 'repeat',
  parameters: [...STATEMENT, 'repeat', 'number', 'globals'],
} as const
const AUTORANGE = { name: 'autorange', parameters: [...STATEMENT, 'globals', 'callback'] } as const

/**
 * Python's `timeit` module as one object, which can be called itself.
 *
 * @param environment `compile` evaluates statements that are text: the prompt brings it; `clock` is
 *   what `default_timer` reads
 */
export function createTimeit(environment: TimingEnvironment): Timeit {
  const members: TimeitModule = {
    timeit: (...args: TimeitArguments) =>
      Pending.run(async () => {
        const given = bindArguments(TIMEIT, args)
        return new Measurement(environment, given).once(given.number)
      }),
    repeat: (...args: TimeitRepeatArguments) =>
      Pending.run(async () => {
        const given = bindArguments(REPEAT, args)
        return new Measurement(environment, given).repeatedly(given.repeat, given.number)
      }),
    autorange: (...args: StatementArguments<AutorangeOptions>) =>
      Pending.run(async () => {
        const given = bindArguments(AUTORANGE, args)
        return new Measurement(environment, given).inRange(given.callback)
      }),
    default_timer: () => environment.clock.nowMs() / 1000,
    default_number: DEFAULT_NUMBER,
    default_repeat: DEFAULT_REPEAT,
    Timer: class extends Timer {
      static override readonly name = 'Timer'

      constructor(...args: TimerArguments) {
        super(environment, args)
      }
    },
  }
  return Object.freeze(Object.assign(createTimeCalls(environment), members))
}
