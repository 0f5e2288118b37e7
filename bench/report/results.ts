import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from '../goals.ts'
import type { Machine } from '../machine.ts'
import type { Memory } from '../memory.ts'
import type { Result } from '../result.ts'
import { workloads } from '../workloads.ts'

/** What was measured on one runtime. */
export interface Run {
  /** The runtime, such as `Node 20`. */
  readonly name: string
  readonly about: Machine & { readonly runtime: string; readonly server: string }
  readonly results: readonly Result[]
  readonly memory?: { readonly found: readonly Memory[]; readonly outcome: Outcome | null }
}

const file = join(import.meta.dirname, '..', 'results.json')

/** The last runs, one a runtime. */
export function readRuns(): readonly Run[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Run[]) : []
}

const order = workloads.map(({ name }) => name)

/** As they stand in the list of workloads; what is none of them comes last. */
function byOrder(a: Result, b: Result): number {
  return placeOf(a) - placeOf(b)
}

function placeOf({ workload }: Result): number {
  const place = order.indexOf(workload)
  return place < 0 ? order.length : place
}

/** Puts a run in the place of the last one on its runtime; what it did not measure stays. */
export function saveRun(run: Run): void {
  const runs = readRuns()
  const last = runs.find(({ name }) => name === run.name)
  const measured = new Set(run.results.map(({ workload }) => workload))
  const kept = last?.results.filter(({ workload }) => !measured.has(workload)) ?? []
  const memory = run.memory ?? last?.memory
  const merged: Run = {
    ...run,
    results: [...run.results, ...kept].toSorted(byOrder),
    ...(memory !== undefined && { memory }),
  }
  const others = runs.filter(({ name }) => name !== run.name)
  const rounded = (_key: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value
  writeFileSync(file, `${JSON.stringify([...others, merged], rounded, 2)}\n`)
}
