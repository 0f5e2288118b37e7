import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Target } from './client.ts'
import type { Outcome } from './goals.ts'
import { onOneCore } from './one-core.ts'
import type { Runtime } from './runtime.ts'

/** What was in memory after so many requests, in MiB. */
export interface Memory {
  readonly requests: number
  readonly heapMiB: number
  readonly rssMiB: number
}

const mebibyte = 1024 * 1024
const few = 10_000
const many = 1_000_000
const bound = 1.05

/** One session, and what it holds after some and after many requests. */
export async function runMemory(
  { http }: Target,
  runtime: Runtime,
  quick: boolean,
): Promise<readonly Memory[]> {
  const counts = [few, quick ? 5 * few : many]
  const file = join(import.meta.dirname, 'memory-process.ts')
  const command = [...withCollection(runtime), file, `${http}/k1`, ...counts.map(String)]
  const [program, ...args] = onOneCore(command)
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const found: Memory[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const { requests, heapBytes, rssBytes } = JSON.parse(line) as Record<string, number>
    found.push({
      requests: requests ?? 0,
      heapMiB: (heapBytes ?? 0) / mebibyte,
      rssMiB: (rssBytes ?? 0) / mebibyte,
    })
  }
  return found
}

/** The command with a function that collects garbage, which Bun has anyway. */
function withCollection({ name, command }: Runtime): readonly string[] {
  const [program = '', ...args] = command
  if (name.startsWith('Node')) return [program, '--expose-gc', ...args]
  if (name.startsWith('Deno')) return [program, ...args, '--v8-flags=--expose-gc']
  return command
}

/** What came of the goal. */
export function memoryOutcome(found: readonly Memory[]): Outcome | null {
  const [before, after] = found
  if (before === undefined || after === undefined) return null
  const median = after.heapMiB / before.heapMiB
  const what = `memory after ${count(after)} requests over after ${count(before)}`
  return { what, goal: `≤ ${bound}`, met: median <= bound, median, low: median, high: median }
}

function count({ requests }: Memory): string {
  return requests.toLocaleString('en')
}
