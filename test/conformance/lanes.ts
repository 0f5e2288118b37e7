import os from 'node:os'
import { type Folders, LaneProcess } from './lane-process.ts'

const limitMs = 60_000

/** Two to four: most of a scenario's time is spent waiting. */
function laneCount(): number {
  return Math.min(4, Math.max(2, os.availableParallelism() + 1))
}

async function work(
  queue: string[],
  folders: Folders,
  faults: Map<string, string>,
  running: Set<LaneProcess>,
): Promise<void> {
  let lane: LaneProcess | undefined
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (lane === undefined) {
      lane = await LaneProcess.start(folders)
      running.add(lane)
    }
    const fault = await lane.play(name, limitMs)
    if (fault === null) continue
    faults.set(name, fault)
    lane.kill()
    running.delete(lane)
    lane = undefined
  }
}

/**
 * Plays the scenarios in several processes, each with a fixture server of its own.
 *
 * A scenario that does not end within 60 seconds, or takes its process down, costs only itself:
 * it stands in what is returned, name and reason, and has no result.
 */
export async function playAll(
  names: readonly string[],
  folders: Folders,
): Promise<ReadonlyMap<string, string>> {
  const queue = [...names]
  const faults = new Map<string, string>()
  const running = new Set<LaneProcess>()
  const lanes = Array.from({ length: Math.min(laneCount(), names.length) }, () =>
    work(queue, folders, faults, running),
  )
  try {
    await Promise.all(lanes)
    for (const lane of running) lane.stop()
  } catch (error) {
    queue.length = 0
    for (const lane of running) lane.kill()
    throw error
  }
  return faults
}
