import { CostTable } from './cost-table.ts'
import { blankLine, isEllipsis, matchesLine } from './matching.ts'

/** Output laid beside what was expected of it. */
export interface Alignment {
  /** The output, in the expected words wherever it is as expected. */
  readonly lines: readonly string[]
  /** Which expected line, from 0, the first difference is at; undefined where there is none. */
  readonly difference: number | undefined
}

/** Beyond so many pairs of lines no best alignment is looked for. */
const most = 1 << 24

/** Lays `actual` beside `expected` with as few differences as can be. */
export function align(expected: readonly string[], actual: readonly string[]): Alignment {
  const same = commonStart(expected, actual)
  const wanted = expected.slice(same)
  const given = actual.slice(same)
  const rest =
    wanted.length * given.length > most
      ? { lines: given.map(written), difference: 0 }
      : walk(wanted, given)
  const { difference } = rest
  return {
    lines: [...expected.slice(0, same), ...rest.lines],
    difference: difference === undefined ? undefined : same + difference,
  }
}

function commonStart(expected: readonly string[], actual: readonly string[]): number {
  const length = Math.min(expected.length, actual.length)
  for (let at = 0; at < length; at += 1) {
    const wanted = expected[at] ?? ''
    if (isEllipsis(wanted) || !matchesLine(wanted, actual[at] ?? '')) return at
  }
  return length
}

/** Steps through both lists, a line of either or of both at a time, the cheapest way. */
function walk(expected: readonly string[], actual: readonly string[]): Alignment {
  const table = new CostTable(expected, actual)
  const lines: string[] = []
  let difference: number | undefined
  let [e, a] = [0, 0]
  while (e < expected.length || a < actual.length) {
    const { past, keeps, differs } = table.stepFrom(e, a)
    if (keeps === 'expected') lines.push(expected[e] ?? '')
    else if (keeps === 'actual') lines.push(written(actual[a] ?? ''))
    if (differs) difference ??= e
    e += past.expected
    a += past.actual
  }
  return { lines, difference }
}

/** A line of output as a transcript writes it. */
function written(line: string): string {
  const text = line.trimEnd()
  return text === '' ? blankLine : text
}
