import type { Target } from './client.ts'
import { RunningContender, type Slice } from './contender.ts'
import type { Measured } from './goals.ts'
import type { Runtime } from './runtime.ts'
import type { Workload } from './workload.ts'

/** How much of a workload is run. */
export interface Effort {
  readonly quick: boolean
  /** How often all contenders are started anew: what a start happens to bring is averaged out. */
  readonly starts: number
}

/** Somebody who was not measured, and why. */
export interface Absent {
  readonly name: string
  readonly reason: string
}

const mebibyte = 1024 * 1024

/**
 * Runs a workload: all contenders in turn, a slice each, round after round, so that whatever else
 * the machine does meets all of them. The order is another one in each round.
 */
export async function runWorkload(
  workload: Workload,
  { target, runtime, effort }: { target: Target; runtime: Runtime; effort: Effort },
): Promise<{ readonly measured: readonly Measured[]; readonly absent: readonly Absent[] }> {
  const absent: Absent[] = []
  const slices = new Map<string, { seconds: number; peakBytes: number }[]>()
  const rounds = effort.quick ? workload.quickRounds : workload.rounds
  for (let start = 0; start < effort.starts; start += 1) {
    const known = new Set(absent.map(({ name }) => name))
    const contenders = workload.contenders.filter(({ name }) => !known.has(name))
    const running: RunningContender[] = []
    for (const contender of contenders) {
      try {
        const call = contender.call ?? workload.name
        running.push(await RunningContender.start(contender, call, target, runtime))
      } catch (error) {
        absent.push({ name: contender.name, reason: String(error).replace(/^Error: /, '') })
      }
    }
    const share = Math.ceil(rounds / effort.starts)
    await inTurn(workload, running, share, (name, slice) => {
      const series = slices.get(name) ?? []
      series.push(slice)
      slices.set(name, series)
    })
    for (const contender of running) await contender.close()
  }
  const measured = [...slices].map(([name, series]) => ({
    name,
    seconds: series.map(({ seconds }) => seconds),
    peakMiB: series.map(({ peakBytes }) => peakBytes / mebibyte),
  }))
  return { measured, absent }
}

async function inTurn(
  { warmupCalls, sliceSeconds }: Workload,
  running: readonly RunningContender[],
  rounds: number,
  take: (name: string, slice: Slice) => void,
): Promise<void> {
  const calls = new Map<RunningContender, number>()
  for (const contender of running) {
    await contender.run(Math.ceil(warmupCalls / 2))
    const half = Math.ceil(warmupCalls / 2)
    const { seconds } = await contender.run(half)
    calls.set(contender, Math.max(1, Math.round((sliceSeconds * half) / seconds)))
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of rotated(running, round)) {
      const count = calls.get(contender) ?? 1
      const { seconds, peakBytes } = await contender.run(count)
      take(contender.name, { seconds: seconds / count, peakBytes })
    }
  }
}

/** Each time another one begins, and in every second round the order is turned round. */
function rotated<T>(all: readonly T[], round: number): readonly T[] {
  const by = round % Math.max(all.length, 1)
  const turned = [...all.slice(by), ...all.slice(0, by)]
  return round % 2 === 0 ? turned : turned.toReversed()
}
