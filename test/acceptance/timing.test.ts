import { inspect } from 'node:util'
import { measure } from 'mitata'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { simulatedLines } from '../../src/distance/simulated-lines.ts'
import { compare, logging, requests, Session, timeit } from '../../src/index.ts'
import { Practice } from '../../src/practice/index.ts'
import { median } from '../../src/statistics/index.ts'

/*
 * What timeit and compare say of real requests: measured in time, so not for CI. Ratios are taken
 * within one run, since the machine may be busy with other things.
 */

const practice = Practice.start()
const session = new Session()
let url = ''

const reusing = () => session.get(url)
const connecting = () => requests.get(url)

beforeAll(async () => {
  url = `${practice.url}/get`
  for (let n = 0; n < 2000; n += 1) {
    await reusing()
    await connecting()
  }
})

afterAll(async () => {
  session.close()
  await practice.close()
})

/** The seconds of so many calls, one after another. */
async function plainCalls(call: () => Promise<unknown>, number: number): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < number; n += 1) {
    const startMs = performance.now()
    await call()
    taken.push((performance.now() - startMs) / 1000)
  }
  return taken
}

it('shows no difference in 95 % of 200 comparisons of the same function', async () => {
  let none = 0
  for (let run = 0; run < 200; run += 1) {
    const { faster } = await compare({ a: reusing, b: reusing })
    if (faster === null) none += 1
  }
  console.log(`no difference shown in ${none} of 200`)
  expect(none).toBeGreaterThanOrEqual(190)
}, 900_000)

it('finds the ratio of 2,000 plain calls a side, with 5 ms added to each connect', async () => {
  const restore = simulatedLines.add(() => 5)
  try {
    // In turns, each with its own ratio: the machine may be busier in one than in another.
    const shares: number[] = []
    for (let turn = 0; turn < 10; turn += 1) {
      const fast = await plainCalls(reusing, 200)
      const slow = await plainCalls(connecting, 200)
      const sides = { reusing, connecting }
      const { contrasts, faster } = await compare(sides, { requests: 800, time: 20 })
      expect(faster).toBe('reusing')
      shares.push((contrasts[0]?.whole.value ?? Number.NaN) / (median(slow) / median(fast)))
    }
    console.log(`compare’s ratio is ${median(shares).toFixed(3)} of that of plain calls`)
    expect(Math.abs(median(shares) - 1)).toBeLessThan(0.1)
  } finally {
    restore()
  }
}, 900_000)

it('has the median that mitata has of the same closure', async () => {
  // Each call by itself: of batches, the quantiles would be those of means. And about as many calls:
  // 200 are over before the machine is as warm as mitata makes it.
  const options = { min_cpu_time: 1e8, batch_threshold: 0, gc: false, inner_gc: false }
  const shares: number[] = []
  for (let turn = 0; turn < 20; turn += 1) {
    const ours = await timeit(reusing, { requests: 2000 })
    const theirs = await measure(reusing, options)
    shares.push((ours.median * 1e9) / theirs.p50)
  }
  console.log(`timeit’s median is ${median(shares).toFixed(3)} of mitata’s`)
  expect(Math.abs(median(shares) - 1)).toBeLessThan(0.1)
}, 300_000)

it('counts the connections that the server counts, in at most eight lines at DEBUG', async () => {
  const written: string[] = []
  logging.basicConfig({ level: 'DEBUG', stream: { write: (text) => written.push(text) } })
  try {
    for (const call of [reusing, connecting]) {
      const before = (await practice.connections()).length
      const result = await timeit(call)
      expect(result.connections).toBe((await practice.connections()).length - before)
      expect(result.log.lines).toBe(200 + result.connections)
      expect(inspect(result).split('\n').length).toBeLessThanOrEqual(8)
    }
    expect(written).toEqual([])
  } finally {
    logging.basicConfig({ level: 'CRITICAL', force: true })
  }
})
