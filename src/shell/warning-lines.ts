import process from 'node:process'
import { showWarningsBy } from '../adapters/index.ts'
import { defaultStream, isHeldBack } from '../logging/index.ts'

/** How many listeners the runtime has itself: one, which prints; none where it is told not to. */
let ofRuntime: number | undefined
/** What has been told in this process. */
const told = new Set<string>()

/**
 * Shows the library's warnings as Python does, in one line on standard error, at once: above the
 * line of the log that tells of the answer. While something is timed, each text is told once only.
 *
 * They are left to the process where code of the user listens for its warnings, or where the runtime
 * was told to be silent (`--no-warnings`).
 */
export function showWarningLines(): void {
  ofRuntime ??= process.listenerCount('warning')
  const isSilent = ofRuntime === 0
  const count = ofRuntime
  showWarningsBy((message, category) => {
    if (isSilent || process.listenerCount('warning') > count) {
      process.emitWarning(message, category)
      return
    }
    if (isHeldBack() && told.has(message)) return
    told.add(message)
    defaultStream().write(`${category}: ${message}\n`)
  })
}
