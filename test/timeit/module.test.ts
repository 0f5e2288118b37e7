import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { logging } from '../../src/logging/index.ts'
import { Pending } from '../../src/pending.ts'
import {
  createTimeit,
  timeit as forPrograms,
  type StatementCompiler,
} from '../../src/timeit/index.ts'

interface Told {
  setup?: string
  statement?: string
  globals?: unknown
  number?: number
}

/** Python's module over an evaluator that remembers the last thing it was told, in its own time. */
function prompt() {
  const clock = new ManualClock()
  const told: Told = {}
  const compile: StatementCompiler = (setup, statement, globals) => {
    Object.assign(told, { setup, statement, globals })
    return async (number, timer) => {
      told.number = number
      const start = timer()
      clock.advance(number)
      return timer() - start
    }
  }
  return { clock, told, timeit: createTimeit({ compile, clock }) }
}

const million = 1_000_000

/** All ways to call it. */
const calls: [name: string, args: unknown[], told: Told][] = [
  ['nothing', [], { setup: '', statement: '', number: million }],
  ['a statement', ['x'], { setup: '', statement: 'x', number: million }],
  ['a statement and a number', ['x', { number: 3 }], { setup: '', statement: 'x', number: 3 }],
  ['a setup', ['x', 'y', { number: 3 }], { setup: 'y', statement: 'x', number: 3 }],
  ['names only', [{ stmt: 'x', setup: 'y', number: 3 }], { setup: 'y', statement: 'x', number: 3 }],
  ['positions only', ['x', 'y', () => 0, 3], { setup: 'y', statement: 'x', number: 3 }],
  ['names to see', ['x', { number: 3, globals: { a: 1 } }], { globals: { a: 1 }, number: 3 }],
  ['None for them', ['x', { number: 3, globals: null }], { globals: undefined, number: 3 }],
]

for (const [name, args, expected] of calls) {
  test(`timeit() with ${name}`, async () => {
    const { timeit, told } = prompt()
    await Reflect.apply(timeit.timeit, null, args)
    expect(told).toMatchObject(expected)
  })
}

test('gives seconds, as what the prompt may await', async () => {
  const { timeit } = prompt()
  const pending = timeit.timeit('x', { number: 250 })
  expect(pending).toBeInstanceOf(Pending)
  expect(await pending).toBeCloseTo(0.25, 9)
})

test('repeat() gives the seconds of each', async () => {
  const { timeit } = prompt()
  const times = await timeit.repeat('x', 'y', { repeat: 3, number: 100 })
  expect(times.map((time) => time.toFixed(3))).toEqual(['0.100', '0.100', '0.100'])
  expect(await timeit.repeat('x', { number: 1 })).toHaveLength(5)
  expect(await timeit.repeat('x', 'y', timeit.default_timer, 2, 1)).toHaveLength(2)
})

test('autorange() gives the number and its seconds', async () => {
  const { timeit } = prompt()
  const tried: number[] = []
  const callback = (number: number) => tried.push(number)
  expect(await timeit.autorange('x', { callback })).toEqual([200, expect.closeTo(0.2, 9)])
  expect(tried).toEqual([1, 2, 5, 10, 20, 50, 100, 200])
})

test('Timer takes what Python’s takes', async () => {
  const { timeit, told } = prompt()
  const timer = new timeit.Timer('x', 'y', { globals: { a: 1 } })
  await timer.timeit(7)
  expect(told).toEqual({ setup: 'y', statement: 'x', globals: { a: 1 }, number: 7 })
  expect(timeit.Timer.name).toBe('Timer')
})

test('default_timer() reads the clock, in seconds', () => {
  const { timeit, clock } = prompt()
  clock.advance(1500)
  expect([timeit.default_timer(), timeit.default_number, timeit.default_repeat]).toEqual([
    1.5,
    million,
    5,
  ])
})

test('globals may be whatever has names', async () => {
  const { timeit, told } = prompt()
  const scope = Object.assign(Object.create({ inherited: 1 }), { a: 1 })
  await timeit.timeit('x', { number: 1, globals: scope })
  expect(told.globals).toEqual({ a: 1 })
})

test('the module can be called itself, and measures then', async () => {
  const { timeit } = prompt()
  const { samples, name } = await timeit('session.get(url)', { number: 3 })
  expect([samples.length, name]).toEqual([3, 'session.get'])
  expect(Object.isFrozen(timeit)).toBe(true)
})

const { timeit } = prompt()
const refused: [call: () => Promise<unknown>, message: string][] = [
  [
    () => timeit.timeit('x', { nummer: 3 } as object),
    "timeit() got an unexpected keyword argument 'nummer'",
  ],
  [
    () => timeit.repeat('x', { nummer: 3 } as object),
    "repeat() got an unexpected keyword argument 'nummer'",
  ],
  [
    () => timeit.autorange('x', { number: 3 } as object),
    "autorange() got an unexpected keyword argument 'number'",
  ],
  [() => timeit.timeit('x', { globals: 3 as never }), 'globals must be a dict, not int'],
  [() => timeit.timeit('x', { stmt: 'y' }), "timeit() got multiple values for argument 'stmt'"],
  [() => timeit.timeit('x', { number: 1.5 }), "'float' object cannot be interpreted as an integer"],
  [
    () => Reflect.apply(timeit.timeit, null, ['x', 'y', () => 0, 1, 2, 3]),
    'timeit() takes from 0 to 5 positional arguments but 6 were given',
  ],
]

for (const [call, message] of refused) {
  test(`refuses with: ${message}`, async () => {
    await expect(call()).rejects.toThrow(new TypeError(message))
  })
}

test('in programs, functions are measured and text is refused', async () => {
  expect(await forPrograms.timeit(() => 1, { number: 1000 })).toBeGreaterThan(0)
  expect(await forPrograms.timeit(async () => 1, { number: 10 })).toBeGreaterThan(0)
  await expect(forPrograms.timeit('x')).rejects.toThrow(TypeError)
})

test('logging stays as it is', async () => {
  const written: string[] = []
  logging.basicConfig({ level: 10, stream: { write: (text) => written.push(text) } })
  await forPrograms.timeit(() => logging.debug('x'), { number: 3 })
  expect(written).toHaveLength(3)
})
