import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { notesOf } from '../../src/errors.ts'
import { isHeldBack, logging } from '../../src/logging/index.ts'
import { Pending } from '../../src/pending.ts'
import { passInterrupt, withInterruptSignal } from '../../src/runtime/interrupt.ts'
import { TimeitResult } from '../../src/timeit/index.ts'
import { portLimit } from '../../src/timeit/port-guard.ts'
import { createTimeCalls } from '../../src/timeit/time-calls.ts'
import type { TimingOptions } from '../../src/timeit/timing-options.ts'
import { type CallCost, FakeServer, reusing } from './fake-server.ts'

function measure(cost: CallCost | ((nth: number) => CallCost), options: TimingOptions = {}) {
  const server = new FakeServer()
  return createTimeCalls(server.environment)(server.call('get', cost), options)
}

/** What calls cost, what is asked for, and how many are made, how many of them timed, and why no more. */
const limits: [
  name: string,
  cost: CallCost | ((nth: number) => CallCost),
  options: TimingOptions,
  expected: [calls: number, timed: number, stopped: string],
][] = [
  ['at most 200 requests', { ms: 1 }, {}, [200, 195, 'requests']],
  ['at most 2 seconds', { ms: 100 }, {}, [20, 15, 'time']],
  ['less to warm up with where calls are slow', { ms: 400 }, {}, [5, 4, 'time']],
  ['one call beside the cold one, however slow', { ms: 30_000 }, {}, [2, 1, 'time']],
  ['calls of several requests', { ms: 1, requests: 10 }, {}, [20, 18, 'requests']],
  ['a call that is too much by itself', { ms: 1, requests: 150 }, {}, [1, 1, 'requests']],
  ['calls that send nothing, as if they did', { ms: 1, requests: 0 }, {}, [200, 195, 'requests']],
  ['the seconds that are asked for', { ms: 100 }, { time: 1 }, [10, 8, 'time']],
  ['the requests that are asked for', { ms: 1 }, { requests: 50 }, [50, 45, 'requests']],
  ['the number that is asked for', { ms: 1 }, { number: 300 }, [305, 300, 'number']],
  ['a number, whatever it takes', { ms: 1000 }, { number: 10 }, [15, 10, 'number']],
  ['the lesser of both', { ms: 1 }, { number: 300, requests: 100 }, [100, 95, 'requests']],
  ['calls to warm up with', { ms: 1 }, { number: 3, warmup: 1 }, [4, 3, 'number']],
  ['none to warm up with', { ms: 1 }, { number: 3, warmup: 0 }, [3, 3, 'number']],
]

for (const [name, cost, options, expected] of limits) {
  test(`keeps to ${name}`, async () => {
    const { calls, samples, stopped } = await measure(cost, options)
    expect([calls, samples.length, stopped]).toEqual(expected)
  })
}

test('gives what was measured in seconds, the cold call apart', async () => {
  const result = await measure(reusing({ ms: 2 }), { number: 20 })
  expect(result).toBeInstanceOf(TimeitResult)
  const { median, p95, min, mean, interval, elapsed, cold } = result
  expect([median, p95, min, mean, elapsed].map((each) => Number(each?.toFixed(9)))).toEqual([
    0.002, 0.002, 0.002, 0.002, 0.001,
  ])
  expect(cold).toBeCloseTo(0.006, 9)
  expect(interval?.[0]).toBeCloseTo(0.002, 9)
  const { requests, connections, handshakes, handshakeTime, bytesSent, bytesReceived } = result
  expect([requests, connections, handshakes, handshakeTime]).toEqual([25, 1, 1, 0.001])
  expect([bytesSent, bytesReceived]).toEqual([2500, 10_000])
})

test('what has no response has no elapsed', async () => {
  expect((await measure({ ms: 1, requests: 0 })).elapsed).toBe(null)
})

test('very short calls are timed in batches', async () => {
  const server = new FakeServer()
  const short = () => server.clock.advance(0.001)
  const { batch, median, samples } = await createTimeCalls(server.environment)(short)
  expect([batch, samples.length]).toEqual([1000, 195])
  expect(median).toBeCloseTo(1e-6, 9)
})

test('waits where Python would have blocked', () => {
  expect(measure({ ms: 1 }, { number: 1 })).toBeInstanceOf(Pending)
})

test('reports in at most eight lines, and the same to programs', async () => {
  const result = await measure(reusing({ ms: 2 }), { number: 20 })
  expect(String(result).split('\n')).toEqual([
    'median 2.00 ms   p95 2.00 ms   min 2.00 ms   mean 2.00 ± 0.00 ms',
    'elapsed 1.00 ms: the median of what the responses say',
    '20 calls timed, 1 connection opened, cold call apart: 6.00 ms',
  ])
  expect(inspect(result)).toContain('median 2.00 ms')
  const json = JSON.parse(JSON.stringify(result))
  expect([json.schema, json.kind, json.connections, json.samples.length]).toEqual([
    1,
    'timeit',
    1,
    20,
  ])
})

test('a call that fails is named, with what it failed with, and nothing is left behind', async () => {
  const gone = new RangeError('gone')
  const failing = measure((nth) => {
    if (nth === 8) throw gone
    return { ms: 1 }
  })
  await expect(failing).rejects.toBe(gone)
  expect(notesOf(gone)).toEqual(['timeit: call 8'])
  expect(isHeldBack()).toBe(false)
  expect(passInterrupt(() => 'ctrl-c')).toBe(false)
})

test('the log is quiet, and the user’s own goes on', async () => {
  const server = new FakeServer()
  const held: boolean[] = []
  await createTimeCalls(server.environment)(() => held.push(isHeldBack()), { number: 3 })
  expect(held.every(Boolean)).toBe(true)
  expect(isHeldBack()).toBe(false)
  expect(logging.getLogger('mine').disabled).toBe(false)
})

test('ctrl-c gives what there is so far, and says so', async () => {
  const result = await measure((nth) => {
    if (nth === 15) passInterrupt(() => new Error('KeyboardInterrupt'))
    return { ms: 1 }
  })
  expect([result.samples.length, result.stopped]).toEqual([9, 'interrupted'])
  expect(String(result)).toContain('interrupted: this is what there was')
})

test('ctrl-c during a call that does not listen ends it, too', async () => {
  const server = new FakeServer()
  const call = server.call('get', { ms: 1 })
  let nth = 0
  const result = await createTimeCalls(server.environment)(() => {
    nth += 1
    if (nth < 8) return call()
    queueMicrotask(() => passInterrupt(() => new Error('KeyboardInterrupt')))
    return new Promise(() => {})
  })
  expect(result.samples.length).toBe(2)
})

test('ctrl-c before anything was timed is ctrl-c', async () => {
  const early = measure(() => {
    passInterrupt(() => new Error('KeyboardInterrupt'))
    return { ms: 1 }
  })
  await expect(early).rejects.toThrow('KeyboardInterrupt')
  const aborted = new AbortController()
  aborted.abort(new Error('line given up'))
  const line = withInterruptSignal(aborted.signal, () => measure({ ms: 1 }))
  await expect(line.then(({ samples }) => samples.length)).resolves.toBeGreaterThan(0)
})

test('stops before the ports of the machine run out, and says so', async () => {
  const result = await measure({ ms: 0.1, connections: 100 }, { requests: 100_000, time: 60 })
  expect(result.connections).toBeLessThanOrEqual(portLimit)
  expect(result.stopped).toBe('ports')
  expect(String(result)).toContain('ports of this machine')
})

test('shows how far it is after a second, and takes that away', async () => {
  const server = new FakeServer()
  await createTimeCalls(server.environment)(server.call('get', { ms: 100 }))
  expect(server.written.length).toBeGreaterThan(3)
  expect(server.written[0]).toContain('timeit: 5')
  expect(server.written.at(-1)).toBe('\u001b[2K\r')
  const quick = new FakeServer()
  await createTimeCalls(quick.environment)(quick.call('get', { ms: 1 }))
  expect(quick.written).toEqual([])
})

const refused: [args: unknown[], message: string][] = [
  [[], "timeit() missing 1 required positional argument: 'stmt'"],
  [[() => 1, { nummer: 3 }], "timeit() got an unexpected keyword argument 'nummer'"],
  [[3], 'stmt is neither a string nor callable'],
  [['x'], 'statements as text run at the pool-repl prompt only'],
  [[() => 1, { time: 'x' }], 'time must be a number of seconds, not str'],
  [[() => 1, { time: 0 }], 'time must be more than 0 seconds: 0'],
  [[() => 1, { requests: 0 }], 'requests must be 1 or more: 0'],
  [[() => 1, { number: 1.5 }], 'number must be a whole number, not float'],
  [[() => 1, { warmup: -1 }], 'warmup must be 0 or more: -1'],
  [[() => 1, { globals: 3 }], 'globals must be a dict, not int'],
]

for (const [args, message] of refused) {
  test(`refuses with: ${message}`, async () => {
    const timeCalls = createTimeCalls(new FakeServer().environment)
    await expect(Reflect.apply(timeCalls, null, args)).rejects.toThrow(message)
  })
}
