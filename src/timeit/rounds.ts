import type { Clock } from '../clock/clock.ts'
import { addNote } from '../errors.ts'
import { type HeldBack, holdBack } from '../logging/index.ts'
import { claimInterrupt, interruptSignal, withInterruptSignal } from '../runtime/interrupt.ts'
import { type Random, shuffled } from '../statistics/index.ts'
import type { PortGuard } from './port-guard.ts'
import type { CallTiming, Need, Side } from './side.ts'
import { eventLoopTurn } from './timed-loop.ts'
import type { TimingLimits } from './timing-options.ts'
import { planVisits, type Visits } from './visit.ts'

/** Why no more was measured. */
export type Stop = 'number' | 'time' | 'requests' | 'ports' | 'interrupted'

/** What happened while it was measured. */
export interface Measured {
  readonly rounds: number
  /** Calls of each side that were timed in a round; the last round may have had fewer. */
  readonly perRound: number
  readonly stop: Stop
  readonly limits: TimingLimits
  /** What a call of each side took. */
  readonly needs: readonly Need[]
  readonly log: HeldBack
}

export interface RoundsOptions {
  /** What an error names: `timeit` or `compare`. */
  readonly title: string
  readonly limits: TimingLimits
  readonly clock: Clock
  readonly random: Random
  readonly ports: PortGuard
}

const defaultWarmup = 5
const turnMs = 100

/**
 * Calls the sides in rounds, and keeps to the limits.
 *
 * A round visits each side once. Who comes first is left to chance, and in the next round the order
 * is the other way round, so that what the machine does meanwhile comes to all alike.
 */
export class Rounds {
  readonly #sides: readonly Side[]
  readonly #options: RoundsOptions
  readonly #interrupt = new AbortController()
  #visits: Visits = { settling: [], timed: 1 }
  #lastOrder: readonly Side[] | undefined
  #startMs = 0
  #turnAtMs = 0
  #done = 0
  /** Calls of each side that were timed in rounds that are over. */
  #timed = 0
  /** Requests so far, where a call that sends none counts as one. */
  #requests = 0

  constructor(sides: readonly Side[], options: RoundsOptions) {
    this.#sides = sides
    this.#options = options
  }

  /** How much of what is allowed was used, 0 to 1. */
  get share(): number {
    const { limits } = this.#options
    const shares = [
      this.#timed / limits.number,
      this.#requests / limits.requests,
      this.#usedMs() / limits.timeMs,
    ]
    return Math.min(1, Math.max(...shares))
  }

  /**
   * Measures. ctrl-c ends it, and what was measured stays.
   *
   * @throws what a call threw, with a note that says which (in its `__notes__`); where it was no
   *   error, one that has it as its cause; the reason of ctrl-c where nothing was measured
   */
  async run(): Promise<Measured> {
    const release = holdBack()
    const unclaim = claimInterrupt((reason) => this.#interrupt.abort(reason))
    const outer = interruptSignal()
    const giveUp = (): void => this.#interrupt.abort(outer?.reason)
    outer?.addEventListener('abort', giveUp, { once: true })
    try {
      const stop = await this.#untilInterrupted()
      this.#settle(stop)
      const { limits } = this.#options
      const needs = this.#sides.map(({ need }) => need)
      return {
        rounds: this.#done,
        perRound: this.#visits.timed,
        stop,
        limits,
        needs,
        log: release(),
      }
    } finally {
      outer?.removeEventListener('abort', giveUp)
      unclaim()
      release()
    }
  }

  /** Does not wait for a call that does not listen. Its signal is one for all, as that costs time. */
  async #untilInterrupted(): Promise<Stop> {
    const { signal } = this.#interrupt
    const interrupted = new Promise<Stop>((resolve) => {
      signal.addEventListener('abort', () => {
        // What was under way has a moment to end, and is counted.
        void eventLoopTurn().then(() => resolve('interrupted'))
      })
    })
    if (signal.aborted) return 'interrupted'
    // Listening to a signal takes time: a program's calls have none, so they get none here.
    const inLine = interruptSignal() !== undefined
    const measure = (): Promise<Stop> => this.#measure()
    const measured = inLine ? withInterruptSignal(signal, measure) : measure()
    return Promise.race([measured, interrupted])
  }

  async #measure(): Promise<Stop> {
    this.#startMs = this.#options.clock.nowMs()
    this.#turnAtMs = this.#startMs
    try {
      await this.#warmUp()
      this.#visits = this.#planned()
      this.#lastOrder = undefined
      for (;;) {
        const stop = this.#reached()
        if (stop !== undefined) return stop
        await this.#round()
      }
    } catch (error) {
      if (this.#interrupt.signal.aborted) return 'interrupted'
      throw error
    }
  }

  /** Each side by itself: of calls in a row, the second one does not bear what others have left. */
  async #warmUp(): Promise<void> {
    const { warmup, number } = this.#options.limits
    for (const side of this.#order()) {
      const wanted = warmup ?? defaultWarmup
      for (let done = 0; done < wanted; done += 1) {
        if (warmup === undefined && done > 0 && this.#isWarmEnough(side)) break
        const timing = await this.#call(side, () => side.warmUp())
        // A number that was asked for is kept to.
        if (number === Number.POSITIVE_INFINITY) side.chooseBatch(timing)
      }
    }
  }

  #isWarmEnough({ need, calls }: Side): boolean {
    const { limits } = this.#options
    const sides = this.#sides.length
    return (
      (calls + 1) * need.requests * sides > limits.requests / 10 ||
      this.#usedMs() + need.ms > limits.timeMs / 4
    )
  }

  #planned(): Visits {
    const { limits } = this.#options
    const each = this.#sides.map(() => 1)
    // Later calls may take longer than those that warmed up, and rounds enough shall remain.
    const leftMs = (limits.timeMs - this.#usedMs()) * 0.7
    const byTime = leftMs / Math.max(this.#needOf('ms', each), 1e-3)
    const byRequests = (limits.requests - this.#requests) / this.#needOf('requests', each)
    return planVisits({
      sidesMs: this.#sides.map(({ need }) => need.quickestMs),
      callsLeft: Math.min(byTime, byRequests) * this.#sides.length,
      number: limits.number,
    })
  }

  #reached(): Stop | undefined {
    const { limits, ports } = this.#options
    if (this.#timed >= limits.number) return 'number'
    const { settling, timed } = this.#visits
    const calls = settling.map((each) => each + timed)
    const untilMs = this.#usedMs() + this.#needOf('ms', calls)
    if (this.#done > 0 && untilMs > limits.timeMs) return 'time'
    if (this.#requests + this.#needOf('requests', calls) > limits.requests) return 'requests'
    return ports.refuses(this.#needOf('connections', calls)) ? 'ports' : undefined
  }

  /** Visits each side once. */
  async #round(): Promise<void> {
    const { settling, timed } = this.#visits
    const calls = Math.min(timed, this.#options.limits.number - this.#timed)
    for (const side of this.#order()) {
      const before = settling[this.#sides.indexOf(side)] ?? 0
      for (let n = 0; n < before; n += 1) await this.#call(side, () => side.warmUp())
      for (let n = 0; n < calls; n += 1) await this.#call(side, () => side.time())
    }
    this.#done += 1
    this.#timed += calls
  }

  #order(): readonly Side[] {
    const last = this.#lastOrder
    this.#lastOrder = last === undefined ? shuffled(this.#sides, this.#options.random) : undefined
    return this.#lastOrder ?? [...(last ?? [])].reverse()
  }

  async #call(side: Side, call: () => Promise<CallTiming>): Promise<CallTiming> {
    const { signal } = this.#interrupt
    let timing: CallTiming
    try {
      timing = await call()
    } catch (error) {
      throw signal.aborted ? error : this.#named(error, side)
    }
    if (signal.aborted) throw signal.reason
    const { clock, ports } = this.#options
    ports.note(timing.connections)
    this.#requests += Math.max(1, timing.requests)
    if (clock.nowMs() - this.#turnAtMs >= turnMs) {
      await eventLoopTurn()
      this.#turnAtMs = clock.nowMs()
      if (signal.aborted) throw signal.reason
    }
    return timing
  }

  /** Who catches by class gets what was thrown; only what can't be noted upon is wrapped. */
  #named(error: unknown, side: Side): Error {
    const { title } = this.#options
    const of = this.#sides.length > 1 ? ` of ${side.name}` : ''
    const call = `${title}: call ${side.calls}${of}`
    if (addNote(error, call)) return error
    return new Error(`${call} failed: ${String(error)}`, { cause: error })
  }

  /** What so many calls of each side take. */
  #needOf(of: keyof Need, calls: readonly number[]): number {
    let sum = 0
    for (const [index, { need }] of this.#sides.entries()) sum += need[of] * (calls[index] ?? 0)
    return sum
  }

  #usedMs(): number {
    return this.#options.clock.nowMs() - this.#startMs
  }

  /** Leaves what was timed in whole rounds; where there are none, the cold calls. */
  #settle(stop: Stop): void {
    for (const side of this.#sides) side.keep(this.#timed)
    if (this.#timed > 0) return
    const outer = interruptSignal()
    if (stop === 'interrupted') throw outer?.aborted ? outer.reason : this.#interrupt.signal.reason
    for (const side of this.#sides) side.settleForCold()
    if (this.#sides.every(({ timings }) => timings.length > 0)) this.#done = 1
  }
}
