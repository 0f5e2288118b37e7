import { type BoxPlot, boxPlot, formatDuration, histogram } from '../statistics/index.ts'
import type { Timing } from './timing.ts'

const widest = 80
const narrowest = 40
const heights = ' ▁▂▃▄▅▆▇█'
const longestName = 20

/** How wide plots may be on standard output: undefined where it is no terminal that shows them. */
export function plotColumns(): number | undefined {
  const { env, stdout } = globalThis.process
  if (!stdout.isTTY || env.TERM === 'dumb') return undefined
  const columns = Math.min(widest, stdout.columns ?? widest)
  return columns < narrowest ? undefined : columns
}

/**
 * A histogram on one line, between the values where it begins and ends; nothing where all are equal.
 *
 * @example
 * histogramLine([1, 2, 2, 3, 3, 3], 40) // ['1.00 s ▃ ▆█ 3.00 s']
 */
export function histogramLine(samples: readonly number[], columns: number): string[] {
  const bins = Math.min(40, columns - 36)
  const { low, high, counts, above } = histogram(samples, bins)
  if (!(high > low)) return []
  const most = Math.max(...counts)
  const bars = counts.map((count) => heights[Math.ceil((count / most) * (heights.length - 1))])
  const beyond = above === 0 ? '' : `, ${above} above`
  return [`${formatDuration(low)} ${bars.join('')} ${formatDuration(high)}${beyond}`]
}

/** A box plot for each side, on one scale, which stands below. */
export function boxPlotLines(sides: readonly Timing[], columns: number): string[] {
  const boxes = sides.map(({ samples }) => boxPlot(samples))
  const low = Math.min(...boxes.map(({ whiskers }) => whiskers[0]))
  const high = Math.max(...boxes.map(({ whiskers }) => whiskers[1]))
  if (!(high > low)) return []
  const names = sides.map(({ name }) => shortName(name, longestName))
  const margin = Math.max(...names.map(({ length }) => length)) + 2
  const width = columns - margin
  const at = (seconds: number): number => Math.round(((seconds - low) / (high - low)) * (width - 1))
  const lines = boxes.map((box, index) => (names[index] ?? '').padEnd(margin) + boxText(box, at))
  const [from, to] = [formatDuration(low), formatDuration(high)]
  return [...lines, ' '.repeat(margin) + from + to.padStart(width - from.length)]
}

/** The box plot of one side, where `at` says in which cell a value stands. */
function boxText({ whiskers, quartiles }: BoxPlot, at: (seconds: number) => number): string {
  const [left, right] = [at(whiskers[0]), at(whiskers[1])]
  const cells = new Array<string>(right + 1).fill('─').fill(' ', 0, left)
  cells[left] = '├'
  cells[right] = '┤'
  const [first, middle, third] = [at(quartiles[0]), at(quartiles[1]), at(quartiles[2])]
  cells.fill('▒', first, third + 1)
  cells[middle] = '█'
  return cells.join('')
}

/** A name that is cut where it is too long. */
export function shortName(name: string, longest: number): string {
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name
}
