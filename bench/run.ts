import { build } from './build.ts'
import { type Order, otherWorkloads } from './command-line.ts'
import { outcomeLine } from './goals.ts'
import { machine } from './machine.ts'
import { memoryOutcome, runMemory } from './memory.ts'
import { cores } from './one-core.ts'
import { writePage } from './report/page.ts'
import { type Run, readRuns, saveRun } from './report/results.ts'
import { tableOf } from './report/table.ts'
import { type Result, resultOf } from './result.ts'
import { runWorkload } from './rounds.ts'
import { type Runtime, runtimeOf } from './runtime.ts'
import { type Servers, startServers } from './servers/server.ts'
import { runStart, startSubject } from './start.ts'
import type { Workload } from './workload.ts'
import { workloads } from './workloads.ts'

async function measure(
  workload: Workload,
  { target }: Servers,
  runtime: Runtime,
  quick: boolean,
): Promise<Result> {
  const effort = { quick, starts: quick ? 1 : 5 }
  const { measured, absent } = await runWorkload(workload, { target, runtime, effort })
  return resultOf(workload, measured, absent)
}

async function measureStart(runtime: Runtime, quick: boolean): Promise<Result> {
  return resultOf(startSubject(runtime), await runStart(runtime, quick), [])
}

async function measureMemory({ target }: Servers, runtime: Runtime, quick: boolean) {
  const found = await runMemory(target, runtime, quick)
  const outcome = memoryOutcome(found)
  const rows = found.map(({ requests, heapMiB, rssMiB }) => {
    const after = requests.toLocaleString('en')
    return `after ${after} requests: ${heapMiB.toFixed(2)} MiB used, ${rssMiB.toFixed(1)} MiB resident`
  })
  return { found, outcome, text: rows.join('\n') }
}

function show(result: Result): void {
  console.log(`\n${result.workload}: ${result.title}\n`)
  console.log(tableOf(result))
  for (const { name, reason } of result.absent) console.log(`not measured: ${name} (${reason})`)
  for (const outcome of result.outcomes) console.log(outcomeLine(outcome))
}

/** Measures what was asked for, and hands on each part as soon as it is there. */
async function run(
  { names, quick, runtime: name }: Order,
  keep: (part: Run) => Promise<void>,
): Promise<void> {
  const runtime = runtimeOf(name)
  build()
  const servers = await startServers()
  const stop = () => void servers.close().then(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const about = {
    ...machine(),
    runtime: `${runtime.name} (${runtime.version})`,
    server: servers.name,
    cores,
  }
  console.log(Object.values(about).join(', '))
  const done = async (result: Result): Promise<void> => {
    show(result)
    await keep({ name: runtime.name, about, results: [result] })
  }
  try {
    for (const workload of workloads.filter((one) => names.includes(one.name))) {
      await done(await measure(workload, servers, runtime, quick))
    }
    if (names.includes(otherWorkloads[0])) await done(await measureStart(runtime, quick))
    if (names.includes(otherWorkloads[1])) {
      const { found, outcome, text } = await measureMemory(servers, runtime, quick)
      console.log(`\nmemory: one session\n\n${text}`)
      if (outcome !== null) console.log(outcomeLine(outcome))
      await keep({ name: runtime.name, about, results: [], memory: { found, outcome } })
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await servers.close()
  }
}

/** Does what was asked for: measures, or writes the page of what has been measured. */
export async function carryOut(order: Order): Promise<void> {
  if (order.page) return writePage(readRuns())
  await run(order, async (part) => {
    if (!order.save) return
    saveRun(part)
    await writePage(readRuns())
  })
}
