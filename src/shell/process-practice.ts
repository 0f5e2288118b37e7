import { Practice } from '../practice/index.ts'

let practice: Practice | undefined

/**
 * The practice server of a process that runs a script, started by the first who asks: the command
 * line and the script mean the same one.
 */
export function processPractice(): Practice {
  practice ??= Practice.start()
  return practice
}
