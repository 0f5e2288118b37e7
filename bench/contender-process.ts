/*
 * One contender, in a process of its own. Reads lines of JSON, each a number of calls to make, and
 * answers each with the seconds that they took. What is timed is the calls alone: tinybench stands
 * around them, and this process reads nothing meanwhile.
 *
 * Arguments: the module in `clients/`, what to call, and where the servers are.
 */
import { createInterface } from 'node:readline'
import { Bench } from 'tinybench'
import type { Client, Target } from './client.ts'
import { peakRssBytes, resetPeak } from './resident.ts'

const [module = '', call = '', target = '{}'] = process.argv.slice(2)

const { client } = (await import(`./clients/${module}.ts`)) as { client: Client }
const make = client[call]
if (make === undefined) throw new Error(`clients/${module}.ts has no call ${call}`)
const { run, expects, close } = await make(JSON.parse(target) as Target)

/** So many calls as a part of those that are timed go before them. */
const settlingShare = 0.1

const got = await run()
if (expects !== undefined && got !== expects) {
  throw new Error(`${module} ${call}: ${String(got)} came instead of ${expects}`)
}

/** The seconds that so many calls take, one after another. */
async function seconds(calls: number): Promise<number> {
  const bench = new Bench({ iterations: calls, time: 0, warmup: false, throws: true })
  bench.add('call', run, { async: true })
  const [task] = await bench.run()
  const result = task?.result
  if (result?.state !== 'completed') throw new Error(`${module} ${call} was not completed`)
  return result.totalTime / 1000
}

console.log(JSON.stringify({ ready: true }))
for await (const line of createInterface({ input: process.stdin })) {
  const { calls } = JSON.parse(line) as { readonly calls: number }
  const idleBytes = resetPeak()
  // what the others have left in the caches of the processor is not to be timed
  const settling = Math.floor(calls * settlingShare)
  if (settling > 0) await seconds(settling)
  const took = await seconds(calls)
  console.log(JSON.stringify({ seconds: took, peakBytes: peakRssBytes() - idleBytes }))
}
await close?.()
process.exit(0)
