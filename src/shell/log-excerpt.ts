import process from 'node:process'
import type { Logger, LogRecord } from '../logging/index.ts'

/** How many lines are shown at the beginning, and at the end. */
const linesAtEachEnd = 3

/**
 * Shows the first lines of a log, and at the end the last ones, with `...` for those between: as a
 * document does that logs a hundred calls.
 *
 * @param between writes the `...`
 * @returns the function that ends it
 */
export function excerptOf(
  logger: Logger,
  between: (text: string) => void = (text) => process.stderr.write(text),
): () => void {
  const last: LogRecord[] = []
  let count = 0
  const filter = (record: LogRecord): boolean => {
    count += 1
    if (count <= linesAtEachEnd) return true
    last.push(record)
    if (last.length > linesAtEachEnd) last.shift()
    return false
  }
  logger.addFilter(filter)
  return () => {
    logger.removeFilter(filter)
    if (count > 2 * linesAtEachEnd) between('...\n')
    for (const record of last) logger.handle(record)
  }
}
