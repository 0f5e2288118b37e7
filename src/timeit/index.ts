import { systemClock } from '../clock/system-clock.ts'
import { type Compare, createCompare } from './compare.ts'
import { createTimeit, type Timeit } from './module.ts'

/** The door of the room: Python's `timeit`, and what measures calls and their connections. */
export {
  type Compare,
  type CompareArguments,
  type CompareOptions,
  createCompare,
} from './compare.ts'
export { Comparison } from './comparison.ts'
export type { TimingEnvironment } from './measure-sides.ts'
export {
  type AutorangeOptions,
  createTimeit,
  type Timeit,
  type TimeitOptions,
  type TimeitRepeatOptions,
} from './module.ts'
export type { Stop } from './rounds.ts'
export type { Globals, Statement, StatementCompiler, TimeitEnvironment } from './statement.ts'
export type { TimeCalls } from './time-calls.ts'
export { type StatementFunction, type TimerFunction, timedLoop } from './timed-loop.ts'
export { TimeitResult } from './timeit-result.ts'
export type { NumberOptions, RepeatOptions, Timer, TimerOptions } from './timer.ts'
export type { Timing } from './timing.ts'
export type { TimingOptions } from './timing-options.ts'
export { type Contrast, directionOf } from './verdict.ts'

/** `timeit` for programs: statements are functions. */
export const timeit: Timeit = createTimeit({ clock: systemClock })

/** `compare` for programs. */
export const compare: Compare = createCompare({ clock: systemClock })
