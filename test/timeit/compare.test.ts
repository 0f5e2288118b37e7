import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { notesOf } from '../../src/errors.ts'
import { Pending } from '../../src/pending.ts'
import { passInterrupt } from '../../src/runtime/interrupt.ts'
import { type CompareOptions, createCompare } from '../../src/timeit/compare.ts'
import { Comparison } from '../../src/timeit/index.ts'
import { type CallCost, FakeServer, reusing } from './fake-server.ts'

type Costs = Readonly<Record<string, CallCost | ((nth: number) => CallCost)>>

function measure(costs: Costs, options: CompareOptions = {}) {
  const server = new FakeServer()
  const sides = Object.entries(costs).map(([name, cost]) => [name, server.call(name, cost)])
  const result = createCompare(server.environment)(Object.fromEntries(sides), {
    seed: 1,
    ...options,
  })
  return { server, result }
}

const connecting: CallCost = { ms: 6, elapsedMs: 2, connections: 1 }

test('says which is faster, by how much and why', async () => {
  const { result } = measure({ session: reusing({ ms: 2 }), requests: connecting })
  const comparison = await result
  expect(comparison).toBeInstanceOf(Comparison)
  expect(comparison.verdict.split('\n')).toEqual([
    'session is 3.0× faster (3.0–3.0), because it opened 1 connection instead of 95',
    'by elapsed: session is 2.0× faster (2.0–2.0)',
  ])
  expect(comparison.faster).toBe('session')
})

test('says that no difference is shown, where there is none', async () => {
  const { result } = measure({ a: { ms: 2 }, b: { ms: 2 } })
  const comparison = await result
  expect(comparison.verdict.split('\n')[0]).toBe('no difference shown (1.00–1.00)')
  expect(comparison.faster).toBe(null)
})

test('says nothing of a few rounds', async () => {
  const { result } = measure({ a: { ms: 2 }, b: { ms: 4 } }, { number: 3 })
  const comparison = await result
  expect(comparison.verdict).toBe(
    'no difference shown: 3 rounds are too few, it takes 8: raise number to 8',
  )
  expect(comparison.faster).toBe(null)
})

const shortages: readonly [name: string, costs: Costs, options: CompareOptions][] = [
  ['a number', { a: { ms: 1 }, b: { ms: 1 } }, { number: 2, time: 10 }],
  ['requests', { a: { ms: 1 }, b: { ms: 1 } }, { requests: 10 }],
  ['requests of calls with many', { a: { ms: 9, requests: 30 }, b: { ms: 1 } }, {}],
  [
    'requests, much of them to warm up',
    { a: { ms: 1 }, b: { ms: 1 } },
    { requests: 50, warmup: 20 },
  ],
  ['time', { a: { ms: 1 }, b: { ms: 1 } }, { time: 0.01 }],
  ['time of long calls', { a: { ms: 5000 }, b: { ms: 300 }, c: { ms: 1 } }, {}],
  ['time, much of it to warm up', { a: { ms: 100 }, b: { ms: 1 } }, { time: 2, warmup: 20 }],
]
for (const [name, costs, options] of shortages) {
  test(`says what to do where there was not enough of it, and that is enough: ${name}`, async () => {
    const { verdict } = await measure(costs, options).result
    const [, key = '', value] = /too few, it takes 8: raise (\w+) to ([\d.]+)/.exec(verdict) ?? []
    const comparison = await measure(costs, { ...options, [key]: Number(value) }).result
    expect(comparison.verdict).not.toContain('too few')
    expect(comparison.rounds).toBeGreaterThanOrEqual(8)
  })
}

test('says that by elapsed it is the other way round', async () => {
  const { result } = measure({ a: { ms: 2, elapsedMs: 2 }, b: { ms: 4, elapsedMs: 1 } })
  expect((await result).verdict).toBe(
    'a is 2.0× faster (2.0–2.0)\nby elapsed: b is 2.0× faster (2.0–2.0)',
  )
})

test('of more than two, the fastest is set against each other one', async () => {
  const { result } = measure({ slow: { ms: 6 }, fast: { ms: 2 }, same: { ms: 2 } })
  const comparison = await result
  expect(comparison.verdict.split('\n').slice(0, 2)).toEqual([
    'fast is 3.0× faster than slow (3.0–3.0)',
    'no difference shown between fast and same (1.00–1.00)',
  ])
  expect(comparison.faster).toBe(null)
})

/** What calls cost, what is asked for, and how many of each are made and timed, in how many rounds. */
const limits: [
  name: string,
  costs: Costs,
  options: CompareOptions,
  expected: [calls: number, timed: number, rounds: number, stopped: string],
][] = [
  ['200 requests in all', { a: { ms: 1 }, b: { ms: 1 } }, {}, [95, 75, 15, 'requests']],
  ['2 seconds in all', { a: { ms: 50 }, b: { ms: 50 } }, {}, [20, 15, 15, 'time']],
  ['a number of each', { a: { ms: 1 }, b: { ms: 1 } }, { number: 100 }, [118, 100, 13, 'number']],
  ['a small number of each', { a: { ms: 1 }, b: { ms: 1 } }, { number: 4 }, [13, 4, 4, 'number']],
  [
    'a number of long calls',
    { a: { ms: 900 }, b: { ms: 1000 } },
    { number: 10, warmup: 1 },
    [11, 10, 10, 'number'],
  ],
]

for (const [name, costs, options, expected] of limits) {
  test(`keeps to ${name}`, async () => {
    const { rounds, stopped, sides } = await measure(costs, options).result
    for (const { calls, samples } of sides) {
      expect([calls, samples.length, rounds, stopped]).toEqual(expected)
    }
  })
}

test('interleaves in random order, each order as often as its reverse', async () => {
  const { server, result } = measure({ a: { ms: 50 }, b: { ms: 50 } }, { warmup: 1, number: 40 })
  await result
  const rounds = Array.from({ length: 40 }, (_, round) =>
    server.called.slice(2 * round + 2, 2 * round + 4).join(''),
  )
  expect(rounds.filter((order) => order === 'ab').length).toBe(20)
  expect(rounds.filter((order) => order === 'ba').length).toBe(20)
  expect(new Set(rounds.filter((_, round) => round % 2 === 0)).size).toBe(2)
})

test('the same seed gives the same order and the same intervals', async () => {
  const costs: Costs = {
    a: (nth) => ({ ms: 50 + (nth % 7) }),
    b: (nth) => ({ ms: 51 + (nth % 5) }),
  }
  const [first, second] = [measure(costs, { seed: 9 }), measure(costs, { seed: 9 })]
  expect((await first.result).contrasts[0]?.whole).toEqual(
    (await second.result).contrasts[0]?.whole,
  )
  expect(first.server.called).toEqual(second.server.called)
  expect((await first.result).seed).toBe(9)
})

test('reports a table, and the same to programs', async () => {
  const { result } = measure({ session: reusing({ ms: 2 }), requests: connecting })
  const comparison = await result
  const lines = String(comparison).split('\n')
  expect(lines.slice(0, 4)).toEqual([
    '           median      p95  elapsed     cold  calls  conns  connect  bytes',
    'session   2.00 ms  2.00 ms  1.00 ms  6.00 ms     95      1  1.00 ms  48 kB',
    'requests  6.00 ms  6.00 ms  2.00 ms  6.00 ms     95     95  95.0 ms  48 kB',
    '75 calls of each timed, in 15 rounds of random order; intervals are 99 %',
  ])
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  expect(inspect(comparison)).toBe(String(comparison))
  const json = JSON.parse(JSON.stringify(comparison))
  expect([json.schema, json.kind, json.faster, json.interrupted]).toEqual([
    1,
    'comparison',
    'session',
    false,
  ])
  expect(json.ratios).toMatchObject([
    { faster: 'session', slower: 'requests', whole: { value: expect.closeTo(3, 6) } },
  ])
  expect(json.sides[1]).toMatchObject({ name: 'requests', connections: 95 })
})

test('ctrl-c gives what there is so far, of whole rounds, and says so', async () => {
  const { result } = measure({
    a: { ms: 1 },
    b: (nth) => {
      if (nth === 30) passInterrupt(() => new Error('KeyboardInterrupt'))
      return { ms: 1 }
    },
  })
  const { stopped, sides, rounds } = await result
  expect([stopped, rounds, ...sides.map(({ samples }) => samples.length)]).toEqual([
    'interrupted',
    4,
    20,
    20,
  ])
  expect(String(await result)).toContain('interrupted: this is what there was')
})

test('a call that fails is named with its side', async () => {
  const gone = new RangeError('gone')
  const { result } = measure({
    a: { ms: 1 },
    b: (nth) => {
      if (nth === 3) throw gone
      return { ms: 1 }
    },
  })
  await expect(result).rejects.toBe(gone)
  expect(notesOf(gone)).toEqual(['compare: call 3 of b'])
})

test('what can not be noted upon is the cause of an error that names the call', async () => {
  const frozen = Object.freeze(new RangeError('gone'))
  for (const thrown of ['gone', frozen]) {
    const failing = (): never => {
      throw thrown
    }
    const { result } = measure({ a: failing, b: failing })
    await expect(result).rejects.toThrow(/^compare: call 1 of [ab] failed: (RangeError: )?gone$/)
    await expect(result).rejects.toMatchObject({ cause: thrown })
  }
})

test('takes functions one after another, and gives them names', async () => {
  const server = new FakeServer()
  const compare = createCompare(server.environment)
  const [one, two] = [server.call('one', { ms: 50 }), server.call('two', { ms: 50 })]
  const names = async (...args: Parameters<typeof compare>) =>
    (await compare(...args)).sides.map(({ name }) => name)
  expect(compare(one, two, { number: 1 })).toBeInstanceOf(Pending)
  expect(
    await names(
      () => one(),
      () => two(),
      { number: 1 },
    ),
  ).toEqual(['one', 'two'])
  expect(
    await names(
      () => one(),
      () => two(),
    ),
  ).toEqual(['one', 'two'])
})

const f = () => 1
const refused: [args: unknown[], message: string][] = [
  [[], 'compare() takes two functions or more'],
  [[f], 'compare() takes two functions or more'],
  [[{ a: f }], 'compare() takes two functions or more'],
  [[f, 3], 'compare(): argument 2 is neither a string nor callable: int'],
  [[{ a: f, b: null }], 'compare(): b is neither a string nor callable: NoneType'],
  [[f, f, { nummer: 1 }], "compare() got an unexpected keyword argument 'nummer'"],
  [[{ a: f, b: f }, { nummer: 1 }], "compare() got an unexpected keyword argument 'nummer'"],
  [[{ a: f, b: f }, f], 'compare() takes functions with their names, and then options alone'],
  [[f, f, { seed: 1.5 }], 'seed must be a whole number, not float'],
  [[f, f, { seed: -1 }], 'seed must be from 0 to 2**32 - 1: -1'],
  [[f, f, { time: -1 }], 'time must be more than 0 seconds: -1'],
  [[f, 'x'], 'statements as text run at the pool-repl prompt only'],
]

for (const [args, message] of refused) {
  test(`refuses with: ${message} (${args.length})`, async () => {
    const compare = createCompare(new FakeServer().environment)
    await expect(Reflect.apply(compare, null, args)).rejects.toThrow(message)
  })
}
