import { parseArgs } from 'node:util'
import { workloads } from './workloads.ts'

/** What a run of the bench is told. */
export interface Order {
  readonly names: readonly string[]
  readonly runtime: string
  readonly quick: boolean
  readonly save: boolean
  readonly page: boolean
  readonly help: boolean
}

/** Workloads that are not made of calls: how long a shell takes to start, and what stays in memory. */
export const otherWorkloads = ['start', 'memory'] as const

/** Everything that has a name; `memory` takes minutes, so it is run when it is named, or by --long. */
export const names: readonly string[] = [...workloads.map(({ name }) => name), ...otherWorkloads]

export const usage = `npm run bench -- [options] [workload …]

workloads: ${names.join(' ')}
All but memory are run where none is named.

--quick          few rounds: less than two minutes, wider intervals
--long           memory, too: 1,000,000 requests
--runtime NAME   node (the one in use), node-latest, deno or bun
--save           write bench/results.json and docs/performance.md also after a part of the bench
--page           write docs/performance.md anew from bench/results.json, and measure nothing
--help           this text`

/** @throws TypeError for what it does not know */
export function parse(args: readonly string[]): Order {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      runtime: { type: 'string', default: 'node' },
      save: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { quick, long, runtime, save, page, help } = values
  const unknown = positionals.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new TypeError(`there is no workload ${unknown}: try --help`)
  const all = positionals.length === 0
  const chosen = all ? names.filter((name) => long || name !== 'memory') : positionals
  return { names: chosen, runtime, quick, save: save || (all && !quick), page, help }
}
