import type { Mapping } from './practice-routes.ts'
import type { ShellOptions } from './shell-options.ts'

/**
 * The command line that starts a shell in which a transcript replays as in this one; undefined
 * where `pool-repl` alone does. `--offline` is not in it: a check is offline unless told otherwise.
 *
 * @param rttMs the simulated round trip, in milliseconds
 */
export function startLine(options: ShellOptions, rttMs = 0): string | undefined {
  const { mappings = [], log, conn } = options
  const words = [
    ...mappings.map((mapping) => `--map ${mappingText(mapping)}`),
    ...(rttMs > 0 ? [`--rtt ${rttMs}ms`] : []),
    ...(log === undefined ? [] : [`--log ${log.toLowerCase()}`]),
    ...(conn === 'on' ? ['--conn on'] : []),
  ]
  return words.length === 0 ? undefined : ['pool-repl', ...words].join(' ')
}

function mappingText({ host, port, to }: Mapping): string {
  const from = port === null ? host : `${host}:${port}`
  return `${from}=${to === 'practice' ? to : `${to.address}:${to.port}`}`
}
