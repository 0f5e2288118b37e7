import { ValueError } from '../errors.ts'
import { isInteger, typeName } from '../repr/index.ts'
import { prepare, type TimedRun, type TimeitEnvironment } from './statement.ts'
import { isThenable } from './thenable.ts'
import type { TimerFunction } from './timed-loop.ts'
import { names } from './timing-options.ts'

export const DEFAULT_NUMBER = 1_000_000
export const DEFAULT_REPEAT = 5

/** Long enough for a measurement to be worth something, as Python has it. */
const RANGE_SECONDS = 0.2

/** What is measured, as a call gave it: not yet checked. */
export interface MeasurementArguments {
  readonly stmt?: unknown
  readonly setup?: unknown
  readonly timer?: unknown
  readonly globals?: unknown
}

/** A statement with its setup and timer, to be measured any number of times. */
export class Measurement {
  readonly #run: TimedRun
  readonly #timer: TimerFunction

  /**
   * @throws ValueError when setup or statement is neither text nor a function
   * @throws TypeError when the timer is no function, `globals` nothing that has names, or where
   *   nothing evaluates text
   */
  constructor(environment: TimeitEnvironment, given: MeasurementArguments) {
    const { stmt = 'pass', setup = 'pass', timer, globals } = given
    this.#timer = timerFunction(timer) ?? (() => environment.clock.nowMs() / 1000)
    this.#run = prepare(setup, stmt, environment, names(globals))
  }

  /** The time of `number` runs. */
  async once(number: unknown = DEFAULT_NUMBER): Promise<number> {
    return this.#run(count('number', number), this.#timer)
  }

  /** The times of `repeat` measurements, one after another. */
  async repeatedly(
    repeat: unknown = DEFAULT_REPEAT,
    number: unknown = DEFAULT_NUMBER,
  ): Promise<number[]> {
    const times = count('repeat', repeat)
    const measured: number[] = []
    for (let done = 0; done < times; done += 1) measured.push(await this.once(number))
    return measured
  }

  /** The first of 1, 2, 5, 10, 20, 50 … runs that takes long enough, with its time. */
  async inRange(callback: unknown): Promise<[number: number, secondsTaken: number]> {
    for (let scale = 1; ; scale *= 10) {
      for (const step of [1, 2, 5]) {
        const number = scale * step
        const taken = await this.once(number)
        const told: unknown = typeof callback === 'function' ? callback(number, taken) : undefined
        if (isThenable(told)) await told
        if (taken >= RANGE_SECONDS) return [number, taken]
      }
    }
  }
}

function timerFunction(timer: unknown): TimerFunction | undefined {
  if (timer === undefined) return undefined
  if (typeof timer !== 'function') {
    throw new TypeError(`'${typeName(timer)}' object is not callable`)
  }
  return () => Number(timer())
}

function count(name: string, value: unknown): number {
  if (typeof value !== 'number' || !isInteger(value)) {
    throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
  }
  if (value < 0) throw new ValueError(`${name} must not be negative: ${value}`)
  return value
}
