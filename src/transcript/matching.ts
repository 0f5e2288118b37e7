import { type NormaliserName, normaliserNames, patternsOf } from './normalisers.ts'

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

/** An expected line, read for once. */
interface LinePattern {
  readonly ids: Ids
  readonly pattern: RegExp
}

const noIds = { expected: [], actual: [] } as const

/**
 * Tells whether lines are what was expected. `...` stands for any text, and what a normaliser knows
 * for anything of its kind. Blanks at the end do not count.
 */
export class LineMatcher {
  readonly #tokens: RegExp
  readonly #names: readonly { readonly name: NormaliserName; readonly source: string }[]
  readonly #patterns = new Map<string, LinePattern | null>()
  /** Whether an id of a connection may stand for another one. */
  readonly knowsIds: boolean

  /** @param normalisers what is compared by its form alone */
  constructor(normalisers: ReadonlySet<NormaliserName> = new Set(normaliserNames)) {
    const used = normaliserNames.filter((name) => normalisers.has(name))
    this.#names = used.flatMap((name) => patternsOf(name).map((source) => ({ name, source })))
    const kinds = this.#names.map(({ source }, index) => `(?<k${index}>${source})`)
    this.knowsIds = normalisers.has('ids')
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
    return found === null ? undefined : { expected: compiled.ids, actual: found.slice(1) }
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
    const ids: string[] = []
    let source = ''
    let at = 0
    for (const token of expected.matchAll(this.#tokens)) {
      source += quoted(expected.slice(at, token.index))
      const kind = this.#names.find((_, index) => token.groups?.[`k${index}`] !== undefined)
      if (kind === undefined) source += '[\\s\\S]*?'
      else if (kind.name !== 'ids') source += `(?:${kind.source})`
      else {
        source += `(${kind.source})`
        ids.push(token[0])
      }
      at = token.index + token[0].length
    }
    if (at === 0) return null
    return { ids, pattern: new RegExp(`^${source}${quoted(expected.slice(at))}$`) }
  }
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
