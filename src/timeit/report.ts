import type { HeldBack } from '../logging/index.ts'
import { formatDuration, formatWithMargin } from '../statistics/index.ts'
import type { Stop } from './rounds.ts'
import type { Timing } from './timing.ts'

const width = 80

/** What a report needs besides the timing. */
interface Circumstances {
  readonly stopped: Stop
  readonly log: HeldBack
}

/** A timing as lines of text. */
export function timingReport(timing: Timing & Circumstances): string[] {
  const { median, p95, min, mean, interval } = timing
  const middle =
    interval === null ? formatDuration(mean) : formatWithMargin(mean, interval[1] - mean)
  const times = [median, p95, min].map(formatDuration)
  return [
    `median ${times[0]}   p95 ${times[1]}   min ${times[2]}   mean ${middle}`,
    ...elapsedLine(timing),
    countLine(timing),
    ...noteLines([timing], timing),
    ...logLines(timing.log),
  ]
}

function elapsedLine({ elapsed }: Timing): string[] {
  return elapsed === null
    ? []
    : [`elapsed ${formatDuration(elapsed)}: the median of what the responses say`]
}

function countLine({ samples, batch, connections, requests, cold }: Timing): string {
  const timed = counted(samples.length * batch, 'call')
  const opened =
    requests > 0 || connections > 0 ? [`${counted(connections, 'connection')} opened`] : []
  const apart = cold === null ? [] : [`cold call apart: ${formatDuration(cold)}`]
  return [`${timed} timed`, ...opened, ...apart].join(', ')
}

/** What has to be said of how it was measured. */
export function noteLines(timings: readonly Timing[], { stopped }: Circumstances): string[] {
  const notes: string[] = []
  if (stopped === 'interrupted') notes.push('interrupted: this is what there was')
  if (stopped === 'ports') {
    notes.push('stopped: more connections would use up the ports of this machine; wait a minute')
  }
  if (timings.some(({ simulated }) => simulated)) notes.push('over simulated distance')
  return notes
}

/** The one line that stands for all that was held back. */
export function logLines({ lines, warnings, last }: HeldBack): string[] {
  if (lines === 0 || last === undefined) return []
  const of = warnings === 0 ? '' : ` (${counted(warnings, 'warning')})`
  const before = `log: ${counted(lines, 'line')} held back${of}, the last: `
  return [before + shortened(last, width - before.length)]
}

/** `1 call`, `2 calls`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A text without its middle, where it is too long. */
function shortened(text: string, columns: number): string {
  const line = text.replaceAll('\n', ' ')
  if (line.length <= columns) return line
  const start = Math.floor((columns - 1) / 4)
  return `${line.slice(0, start)}…${line.slice(line.length - (columns - 1 - start))}`
}
