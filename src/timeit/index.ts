import { systemClock } from '../clock/system-clock.ts'
import { createTimeit, type Timeit } from './module.ts'

/** The door of the room: Python's `timeit`. */
export {
  type AutorangeOptions,
  createTimeit,
  type Timeit,
  type TimeitOptions,
  type TimeitRepeatOptions,
} from './module.ts'
export type { Globals, Statement, StatementCompiler, TimeitEnvironment } from './statement.ts'
export { type StatementFunction, type TimerFunction, timedLoop } from './timed-loop.ts'
export type { NumberOptions, RepeatOptions, Timer, TimerOptions } from './timer.ts'

/** Python's `timeit` for programs: statements are functions. */
export const timeit: Timeit = createTimeit({ clock: systemClock })
