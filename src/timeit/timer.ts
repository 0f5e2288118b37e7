import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/index.ts'
import { Measurement } from './measurement.ts'
import type { Globals, Statement, TimeitEnvironment } from './statement.ts'
import type { TimerFunction } from './timed-loop.ts'

/** Told of each trial of `autorange`; awaited if it returns a promise. */
export type AutorangeCallback = (number: number, secondsTaken: number) => unknown

export interface TimerOptions {
  /** What is timed. @default 'pass', which does nothing */
  readonly stmt?: Statement
  /** Runs once before each measurement, not timed. @default 'pass' */
  readonly setup?: Statement
  /** Gives the time, in seconds. @default default_timer */
  readonly timer?: TimerFunction
  /** Names that text statements see besides the prompt's. @default null */
  readonly globals?: Globals | null
}

/** By position as in Python, `globals` by name only; keyword arguments in one object last. */
export type TimerArguments =
  | [stmt?: Statement, setup?: Statement, timer?: TimerFunction]
  | [stmt: Statement, setup: Statement, options: TimerOptions]
  | [stmt: Statement, options: TimerOptions]
  | [options: TimerOptions]

/** How often the statement runs in one measurement. */
export interface NumberOptions {
  /** @default 1000000 */
  readonly number?: number
}

export interface RepeatOptions extends NumberOptions {
  /** How many measurements. @default 5 */
  readonly repeat?: number
}

const INIT = {
  name: 'Timer.__init__',
  parameters: ['stmt', 'setup', 'timer', 'globals'],
  method: true,
} as const
const TIMEIT = { name: 'Timer.timeit', parameters: ['number'], method: true } as const
const REPEAT = { name: 'Timer.repeat', parameters: ['repeat', 'number'], method: true } as const
const AUTORANGE = { name: 'Timer.autorange', parameters: ['callback'], method: true } as const

/**
 * Measures how long a statement takes. Mirrors Python's `timeit.Timer`: logging stays as it is.
 * Promises that the setup or the statement return are awaited; garbage is collected as always.
 *
 * @throws ValueError when setup or statement is neither text nor a function
 * @throws TypeError for an argument that there is not, or text where nothing evaluates it
 */
export class Timer {
  readonly #measurement: Measurement

  constructor(environment: TimeitEnvironment, args: TimerArguments) {
    this.#measurement = new Measurement(environment, bindArguments(INIT, args))
  }

  /**
   * Runs the setup, then the statement `number` times, and gives the seconds of the latter.
   *
   * @throws TypeError or ValueError when `number` is not a whole number from 0 on
   */
  timeit(...args: [number?: number] | [options: NumberOptions]): Pending<number> {
    return Pending.run(async () => {
      const { number } = bindArguments(TIMEIT, args)
      return this.#measurement.once(number)
    })
  }

  /** Measures `repeat` times, and gives the seconds of each. */
  repeat(
    ...args:
      | [repeat?: number, number?: number]
      | [repeat: number, options: NumberOptions]
      | [options: RepeatOptions]
  ): Pending<number[]> {
    return Pending.run(async () => {
      const { repeat, number } = bindArguments(REPEAT, args)
      return this.#measurement.repeatedly(repeat, number)
    })
  }

  /**
   * Finds a `number` whose measurement takes 0.2 seconds, trying 1, 2, 5, 10, 20, 50 …; gives it
   * and the seconds that it took.
   */
  autorange(
    ...args: [callback?: AutorangeCallback] | [options: { readonly callback?: AutorangeCallback }]
  ): Pending<[number: number, secondsTaken: number]> {
    return Pending.run(async () => {
      const { callback } = bindArguments(AUTORANGE, args)
      return this.#measurement.inRange(callback)
    })
  }
}
