import process from 'node:process'
import picocolors from 'picocolors'
import type { Head } from '../events/event.ts'
import { feed } from '../events/feed.ts'
import { ledger, verdictText } from '../ledger/index.ts'
import { defaultStream, isHeldBack, logConnections, logging } from '../logging/index.ts'
import { wantsColors } from './colors.ts'
import { currentLog } from './log-switch.ts'
import type { VerdictChoice } from './verdict-choices.ts'

const { dim } = picocolors.createColors(true)

let choice: VerdictChoice = 'off'
let isListening = false

/** Whether verdicts are shown. */
export function currentVerdicts(): VerdictChoice {
  return choice
}

/** Chooses whether verdicts are shown. */
export function showVerdicts(to: VerdictChoice): void {
  choice = to
  if (isListening) return
  isListening = true
  // the log is told first, so that a verdict comes below the line that it belongs to
  logConnections(feed)
  feed.listen((event) => {
    if (event.type === 'head') tell(event)
  })
}

/** Whether a line of output is a verdict. */
export function isVerdict(line: string): boolean {
  return /^ {2}c\d+ (new|reused) · /.test(line)
}

function tell({ request }: Head): void {
  if (choice === 'off' || isHeldBack()) return
  if (choice === 'auto' && !isLogSeen()) return
  const record = ledger.request(request)
  if (record === undefined) return
  if (choice === 'auto' && currentLog() === 'conn' && record.why === undefined) return
  const line = `  ${verdictText(record)}`
  const shown = wantsColors(process.env, process.stderr) ? dim(line) : line
  defaultStream().write(`${shown}\n`)
}

/** Whether somebody sits at a terminal, and the log tells of requests. */
function isLogSeen(): boolean {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return false
  const logger = logging.getLogger('urllib3.connectionpool')
  return currentLog() !== 'off' && logger.isEnabledFor(logging.DEBUG)
}
