import { brokenAs } from './broken-lines.ts'
import type { ConnectionIds } from './connection-ids.ts'
import { CostTable } from './cost-table.ts'
import { blankLine, isEllipsis, type LineMatcher } from './matching.ts'

/** Output laid beside what was expected of it. */
export interface Alignment {
  /** The output, in the expected words wherever it is as expected. */
  readonly lines: readonly string[]
  /** Which expected line, from 0, the first difference is at; undefined where there is none. */
  readonly difference: number | undefined
}

/** How lines are compared, and how those that differ are written. */
export interface Comparison {
  readonly matcher: LineMatcher
  /** What is known of the connections so far. */
  readonly ids: ConnectionIds
  /** A line of output as a transcript has it. @default as it is */
  readonly write?: (line: string) => string
}

/** Beyond so many pairs of lines no best alignment is looked for. */
const most = 1 << 24

/** Lays `actual` beside `expected` with as few differences as can be. */
export function align(
  expected: readonly string[],
  actual: readonly string[],
  comparison: Comparison,
): Alignment {
  const same = commonStart(expected, actual, comparison)
  const wanted = expected.slice(same)
  const given = actual.slice(same)
  const rest =
    wanted.length * given.length > most
      ? { lines: given.map((line) => written(line, comparison)), difference: 0 }
      : walk(wanted, brokenAs(wanted, given, comparison.matcher), comparison)
  const { difference } = rest
  return {
    lines: [...expected.slice(0, same), ...rest.lines],
    difference: difference === undefined ? undefined : same + difference,
  }
}

function commonStart(
  expected: readonly string[],
  actual: readonly string[],
  comparison: Comparison,
): number {
  const length = Math.min(expected.length, actual.length)
  for (let at = 0; at < length; at += 1) {
    const wanted = expected[at] ?? ''
    if (isEllipsis(wanted) || !isSame(wanted, actual[at] ?? '', comparison)) return at
  }
  return length
}

/** Whether a line is as expected, and speaks of the same connections. */
function isSame(expected: string, actual: string, { matcher, ids }: Comparison): boolean {
  const found = matcher.idsOf(expected, actual)
  return found !== undefined && ids.bind(found.expected, found.actual)
}

/** Steps through both lists, a line of either or of both at a time, the cheapest way. */
function walk(
  expected: readonly string[],
  actual: readonly string[],
  comparison: Comparison,
): Alignment {
  const table = new CostTable(expected, actual, comparison.matcher)
  const lines: string[] = []
  let difference: number | undefined
  let [e, a] = [0, 0]
  while (e < expected.length || a < actual.length) {
    const { past, keeps, differs } = table.stepFrom(e, a)
    const [wanted, given] = [expected[e] ?? '', actual[a] ?? '']
    const isOther =
      past.expected + past.actual === 2 && !differs && !isSame(wanted, given, comparison)
    if (keeps === 'expected' && !isOther) lines.push(wanted)
    else if (keeps !== 'neither') lines.push(written(given, comparison))
    if (differs || isOther) difference ??= e
    e += past.expected
    a += past.actual
  }
  return { lines, difference }
}

/** A line of output as a transcript writes it. */
function written(line: string, { ids, matcher, write }: Comparison): string {
  const text = (matcher.knowsIds ? ids.inTranscript(line) : line).trimEnd()
  return text === '' ? blankLine : (write?.(text) ?? text)
}
