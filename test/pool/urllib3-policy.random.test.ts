import { describe, expect, test } from 'vitest'
import { type PoolEvent, Urllib3Policy, type Urllib3PolicyOptions } from '../../src/pool/index.ts'
import { Watch } from './watch.ts'

const sizes = [0, 1, 2, 3]
const grid: readonly Required<Urllib3PolicyOptions>[] = sizes.flatMap((pool_connections) =>
  sizes.flatMap((pool_maxsize) =>
    [false, true].map((pool_block) => ({ pool_connections, pool_maxsize, pool_block })),
  ),
)
const seeds = Array.from({ length: 12 }, (_, index) => index + 1)
const stepsEach = 250

/** Numbers from 0 up to 1 that follow from `seed` alone: Numerical Recipes' linear generator. */
function randomFrom(seed: number): () => number {
  let state = seed * 7919
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Makes up what happens next, out of what can happen. */
class Chance {
  readonly #random: () => number
  readonly #watch: Watch
  #requests = 0
  #nowMs = 0

  constructor(seed: number, watch: Watch) {
    this.#random = randomFrom(seed)
    this.#watch = watch
  }

  next(): PoolEvent {
    this.#nowMs += 1
    const dice = this.#random()
    const busy = this.#watch.those('busy')
    const idle = this.#watch.those('idle')
    if (dice < 0.4 && busy.length > 0) return this.returned(this.#pick(busy))
    if (dice < 0.48 && idle.length > 0) {
      return { type: 'dropped', connection: this.#pick(idle), nowMs: this.#nowMs }
    }
    if (dice < 0.53 && this.#watch.waiting.length > 0) {
      return { type: 'abandoned', request: this.#pick(this.#watch.waiting), nowMs: this.#nowMs }
    }
    if (dice < 0.55) return { type: 'tick', nowMs: this.#nowMs }
    if (dice < 0.56) return { type: 'closed', nowMs: this.#nowMs }
    return this.#requested()
  }

  returned(connection: number): PoolEvent {
    const nowMs = this.#nowMs
    const dice = this.#random()
    if (dice < 0.1) return { type: 'connectFailed', connection, nowMs }
    if (dice < 0.2) return { type: 'released', connection, state: 'broken', nowMs }
    if (dice < 0.3) return { type: 'released', connection, state: 'closed-by-server', nowMs }
    if (dice < 0.4) return { type: 'released', connection, state: 'closed-by-client', nowMs }
    return { type: 'released', connection, state: 'reusable', nowMs }
  }

  #requested(): PoolEvent {
    this.#requests += 1
    const host = this.#pick(['one', 'two', 'three', 'four'])
    const key = { id: host, origin: { scheme: 'http', host, port: 80 } } as const
    const retake = this.#random() < 0.05
    return { type: 'requested', request: this.#requests, key, retake, nowMs: this.#nowMs }
  }

  #pick<T>(from: readonly T[]): T {
    const [picked] = from.slice(Math.floor(this.#random() * from.length))
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
}

/** Lets `steps` things happen, then everything come back; what did not fit. */
function complaintsOf(options: Required<Urllib3PolicyOptions>, seed: number): readonly string[] {
  const { pool_connections, pool_maxsize: maxsize, pool_block: block } = options
  const policy = new Urllib3Policy(options)
  const watch = new Watch({ maxsize, block })
  const chance = new Chance(seed, watch)
  const happen = (event: PoolEvent) => watch.see(event, policy.decide(event).decisions)
  for (let step = 0; step < stepsEach && watch.complaints.length === 0; step++) {
    happen(chance.next())
    const pools = policy.pools()
    if (pools.length > pool_connections) watch.complaints.push(`${pools.length} pools`)
    const idle = pools.reduce((sum, pool) => sum + pool.idle, 0)
    if (idle !== watch.those('idle').length) watch.complaints.push(`${idle} are said to be idle`)
    const crowded = maxsize > 0 && pools.some((pool) => pool.idle > maxsize)
    if (crowded) watch.complaints.push('more idle than maxsize')
  }
  for (let [busy] = watch.those('busy'); busy !== undefined; [busy] = watch.those('busy')) {
    happen(chance.returned(busy))
    if (watch.complaints.length > 0) return watch.complaints
  }
  happen({ type: 'closed', nowMs: stepsEach })
  watch.end()
  return watch.complaints
}

describe('whatever happens', () => {
  for (const options of grid) {
    test(`connections and requests add up with ${JSON.stringify(options)}`, () => {
      for (const seed of seeds) {
        expect({ seed, complaints: complaintsOf(options, seed) }).toEqual({ seed, complaints: [] })
      }
    })
  }
})
