import { verdictAdditions } from './measured.ts'
import { type NormaliserName, normaliserNames, patternsOf } from './normalisers.ts'
import type { Pattern } from './pattern.ts'

/** Stands for any text in a line, and alone on a line for any lines. */
const ellipsis = '...'

/** Stands for an empty line of output, as in Python's `doctest`: a blank line would end it. */
export const blankLine = '<BLANKLINE>'

/** Whether an expected line stands for any number of lines. */
export function isEllipsis(expected: string): boolean {
  return expected.trim() === ellipsis
}

/** Ids of connections as they stand in a line, in order. */
export type Ids = readonly string[]

/** What a group of the pattern of a line has caught, and stands in the place of. */
interface Caught {
  readonly expected: string
  /** undefined for an id */
  readonly agrees: Pattern['agrees']
}

/** An expected line, read for once. */
interface LinePattern {
  readonly groups: readonly Caught[]
  readonly pattern: RegExp
}

const noIds = { expected: [], actual: [] } as const

/**
 * Tells whether lines are what was expected. `...` stands for any text, and what a normaliser knows
 * for anything of its kind. Blanks at the end do not count.
 */
export class LineMatcher {
  readonly #tokens: RegExp
  readonly #names: readonly (Pattern & { readonly name: NormaliserName })[]
  readonly #patterns = new Map<string, LinePattern | null>()
  /** Whether an id of a connection may stand for another one. */
  readonly knowsIds: boolean
  /** Whether it does not matter where a value is broken into lines. */
  readonly knowsLayout: boolean
  readonly #additions: readonly RegExp[]

  /**
   * @param normalisers what is compared by its form alone
   * @param isBelowMeasured whether something was timed before, for as many calls as there was time for
   */
  constructor(
    normalisers: ReadonlySet<NormaliserName> = new Set(normaliserNames),
    isBelowMeasured = false,
  ) {
    const used = normaliserNames.filter((name) => normalisers.has(name))
    this.#names = used
      .flatMap((name) => patternsOf(name).map((each) => ({ name, ...each })))
      .filter(({ belowMeasured = false }) => isBelowMeasured || !belowMeasured)
    const kinds = this.#names.map(({ found }, index) => `(?<k${index}>${found.source})`)
    this.knowsIds = normalisers.has('ids')
    this.knowsLayout = normalisers.has('layout')
    this.#additions = normalisers.has('verdicts') ? verdictAdditions : []
    this.#tokens = new RegExp([...kinds, '(?<any>\\.\\.\\.)'].join('|'), 'g')
  }

  /** Whether `actual` is as expected, but for which id stands for which. */
  matches(expected: string, actual: string): boolean {
    return this.idsOf(expected, actual) !== undefined
  }

  /** The ids of both lines, pair by pair, where they match; undefined where they do not. */
  idsOf(
    expected: string,
    actual: string,
  ): { readonly expected: Ids; readonly actual: Ids } | undefined {
    const [wanted, given] = [expected.trimEnd(), actual.trimEnd()]
    if (wanted === blankLine) return given === '' ? noIds : undefined
    const compiled = this.#compiled(wanted)
    if (compiled === null) return wanted === given ? noIds : undefined
    const found = compiled.pattern.exec(given)
    if (found === null) return undefined
    const pairs = compiled.groups.map((group, at) => ({ ...group, actual: found[at + 1] ?? '' }))
    if (pairs.some(({ expected, actual, agrees }) => agrees?.(expected, actual) === false)) {
      return undefined
    }
    const ids = pairs.filter(({ agrees }) => agrees === undefined)
    return { expected: ids.map((id) => id.expected), actual: ids.map((id) => id.actual) }
  }

  /**
   * Which lines may be missing where they are expected, or come where they are not: those of a kind
   * that the other side has none of, such as the reason of a verdict that shows no difference.
   */
  additions(lines: readonly string[], others: readonly string[]): ReadonlySet<string> {
    const kinds = this.#additions.filter((kind) => !others.some((line) => kind.test(line)))
    return new Set(lines.filter((line) => kinds.some((kind) => kind.test(line))))
  }

  /** null for a line that nothing in it makes flexible. */
  #compiled(expected: string): LinePattern | null {
    const known = this.#patterns.get(expected)
    if (known !== undefined) return known
    const compiled = this.#compile(expected)
    this.#patterns.set(expected, compiled)
    return compiled
  }

  #compile(expected: string): LinePattern | null {
    const groups: Caught[] = []
    let source = ''
    let at = 0
    for (const token of expected.matchAll(this.#tokens)) {
      const kind = this.#names.find((_, index) => token.groups?.[`k${index}`] !== undefined)
      if (kind?.within?.test(expected) === false) continue
      source += quoted(expected.slice(at, token.index))
      const fits = (kind?.fits ?? kind?.found)?.source
      if (kind === undefined || fits === undefined) source += '[\\s\\S]*?'
      else if (kind.name !== 'ids' && kind.agrees === undefined) source += `(?:${fits})`
      else {
        source += `(${fits})`
        groups.push({ expected: token[0], agrees: kind.agrees })
      }
      at = token.index + token[0].length
    }
    if (at === 0) return null
    return { groups, pattern: new RegExp(`^${source}${quoted(expected.slice(at))}$`) }
  }
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
