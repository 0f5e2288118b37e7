import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from '../goals.ts'
import { plotOf } from './plot.ts'
import type { Run } from './results.ts'
import { tableOf } from './table.ts'

const docs = join(import.meta.dirname, '..', '..', 'docs')

const about = `# Performance

This page and its figures are written by \`npm run bench\`; by hand nothing is changed
here.

A session that gives all that requests gives, with cookies and the log of connections on, is
measured beside the engine under it, undici's \`Client\`, and beside other clients. The server runs in
a process of its own, and so does each contender: none meets the compiled code, or the garbage, of
another. They take turns, a slice each, round after round, in another order each time. So whatever
else the machine does meets all of them, and what counts is not a time but the ratio of two times of
one round. Shown are the medians over all rounds, and the bounds between which the true median lies
with a probability of 95 in 100. All contenders are started five times, since what a start happens
to bring about lasts as long as the process. A slice begins with untimed calls, a tenth as many as are
timed, since it is a warm connection that is measured and not what the others have left in the caches
of the processor.

Server and contenders are held to one core of the machine, where it lets them be. On two, most of a
call is one core waking the other, and where the system happens to put a process decides more than
what the process does. So a time is that of client and server together.

On both sides the same request goes over the wire, with the headers that requests sends of itself; the
body is read to its end, as bytes, and nothing is asked for that the other does not give:
\`(await session.get(url)).content\` beside
\`await (await client.request({ path, method: 'GET', headers })).body.bytes()\`. What those headers
take, for the most part at the server, stands in the table of \`get\` as a row of its own.
`

/** Writes `docs/performance.md`, and the plot beside it. */
export async function writePage(runs: readonly Run[]): Promise<void> {
  const first = runs.find(({ name }) => name === 'Node 20') ?? runs[0]
  if (first === undefined) throw new Error('there are no results: run the bench first')
  const parts = [about, goals(runs)]
  const get = first.results.find(({ workload }) => workload === 'get')
  if (get !== undefined) {
    writeFileSync(join(docs, 'performance.svg'), await plotOf(get))
    parts.push(`![${get.title}, on ${first.name}](performance.svg)\n`)
  }
  for (const run of [first, ...runs.filter((other) => other !== first)]) parts.push(tables(run))
  writeFileSync(join(docs, 'performance.md'), parts.join('\n'))
}

/** What was wanted, and what came out on each runtime. */
function goals(runs: readonly Run[]): string {
  const whats = new Map<string, string>()
  const found = runs.map((run) => {
    const outcomes = [...run.results.flatMap((result) => result.outcomes), run.memory?.outcome]
    const known = outcomes.filter((one): one is Outcome => one !== null && one !== undefined)
    for (const { what, goal } of known) whats.set(what, goal)
    return new Map(known.map((outcome) => [outcome.what, outcome]))
  })
  const head = `| what | goal | ${runs.map(({ name }) => name).join(' | ')} |`
  const rule = `| --- | --- | ${runs.map(() => '---').join(' | ')} |`
  const rows = Array.from(whats, ([what, goal]) => {
    const cells = found.map((outcomes) => cell(outcomes.get(what)))
    return `| ${what} | ${goal} | ${cells.join(' | ')} |`
  })
  return `## What is wanted of it\n\n${[head, rule, ...rows].join('\n')}\n`
}

function cell(outcome: Outcome | undefined): string {
  if (outcome === undefined) return ''
  const { median, met } = outcome
  return `${median.toFixed(median < 10 ? 2 : 0)}, ${met ? 'met' : 'missed'}`
}

function tables({ name, about: machine, results, memory }: Run): string {
  const parts = [`## ${name}\n`, `${Object.values(machine).join(', ')}.\n`]
  for (const result of results) {
    parts.push(`### ${result.workload}: ${result.title}\n`, `${tableOf(result)}\n`)
    for (const { name: who, reason } of result.absent)
      parts.push(`Not measured: ${who}, ${reason}\n`)
  }
  if (memory !== undefined) {
    const rows = memory.found.map(
      ({ requests, heapMiB, rssMiB }) =>
        `| ${requests.toLocaleString('en')} | ${heapMiB.toFixed(1)} MiB | ${rssMiB.toFixed(0)} MiB |`,
    )
    const head = '| requests | in use after a collection | resident |\n| --: | --: | --: |'
    parts.push(`### memory: one session\n`, `${head}\n${rows.join('\n')}\n`)
  }
  return parts.join('\n')
}
