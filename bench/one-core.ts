import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const core = String(availableParallelism() - 1)
const hasTaskset = spawnSync('taskset', ['-c', core, 'true']).status === 0

/** Whether server and contenders share a core, as the page says of a run. */
export const cores: string = hasTaskset ? 'server and clients on one core' : 'on any core'

/**
 * A command, held to the one core that the server and all contenders share; as it is where the
 * system has no `taskset`.
 *
 * On two cores a call is for the most part one waking the other, and on which of them a process
 * happens to run says more about its time than what it does.
 */
export function onOneCore(command: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...args] = command
  return hasTaskset ? ['taskset', '-c', core, program, ...args] : [program, ...args]
}
