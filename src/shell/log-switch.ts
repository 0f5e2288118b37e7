import { type LogRecord, logging, type RecordFilter } from '../logging/index.ts'
import { currentWording, wordingFilter } from './log-wording.ts'

/** What `.log` takes: nothing, connections alone, or all that urllib3 says. */
export const logChoices = ['off', 'conn', 'debug'] as const

export type LogChoice = (typeof logChoices)[number]

const loggerNames = ['urllib3.connectionpool', 'urllib3.util.retry'] as const
const withoutRequests = wordingFilter({ ...currentWording, requests: false })

let choice: LogChoice = 'debug'

const pass: RecordFilter = (record: LogRecord) => {
  if (choice === 'off') return false
  if (choice === 'debug' || typeof withoutRequests !== 'function') return true
  return withoutRequests(record)
}

/** What the log of connections says now. */
export function currentLog(): LogChoice {
  return choice
}

/** As in a process that has just begun. */
export function resetLogSwitch(): void {
  choice = 'debug'
}

/**
 * Chooses what the log of connections says, to whatever handlers there are; `conn` and `debug` see
 * to it that there is one, and that its level lets them pass.
 */
export function switchLog(to: LogChoice): void {
  choice = to
  for (const name of loggerNames) {
    const logger = logging.getLogger(name)
    // Adding a filter that is there does nothing.
    logger.addFilter(pass)
    if (to !== 'off' && !logger.isEnabledFor(logging.DEBUG)) logger.setLevel(logging.DEBUG)
  }
  const { root } = logging
  if (to === 'off') return
  logging.disable(logging.NOTSET)
  if (root.handlers.length === 0) logging.basicConfig({ level: logging.DEBUG })
}
