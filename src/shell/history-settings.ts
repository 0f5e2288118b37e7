import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { HistoryOptions } from '../repl-enhancements/editing/history-file.ts'
import { withoutSecrets } from './secrets.ts'

type Environment = typeof process.env

/**
 * Where the shell keeps its history: `POOL_REPL_HISTORY`, or `pool-repl/history` in the folder that
 * the system has for such files; undefined when the variable is there and empty. How many inputs is
 * said by `POOL_REPL_HISTORY_SIZE`.
 */
export function historySettings(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): HistoryOptions | undefined {
  const file = env.POOL_REPL_HISTORY ?? join(stateFolder(env, platform), 'pool-repl', 'history')
  if (file === '') return undefined
  const size = Number(env.POOL_REPL_HISTORY_SIZE)
  return { file, redact: withoutSecrets, ...(size >= 1 && { size: Math.floor(size) }) }
}

function stateFolder(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  // The specification of the folders has paths that are not absolute ignored.
  const { XDG_STATE_HOME: state = '' } = env
  return state.startsWith('/') ? state : join(env.HOME || homedir(), '.local', 'state')
}
