import { ValueError } from '../errors.ts'
import { nearestWord } from './nearest-word.ts'

/** What a normaliser is called in a header and in `--normalise`. */
export type NormaliserName = 'dates' | 'times' | 'ports' | 'sizes' | 'ids'

/** What differs from one run to the next, and is compared by its form alone. */
interface Normaliser {
  /** For the help: what it takes for equal. */
  readonly about: string
  /** Each stands for all that it fits. No groups but those that capture nothing. */
  readonly patterns: readonly RegExp[]
}

const number = /\d+(?:[.,]\d+)*(?:e[+-]?\d+)?/.source
const clock = /\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?/.source
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'

/**
 * The normalisers by name, in the order in which they are tried at a place of a line.
 *
 * `ids` is special: an id stands for another one, but everywhere for the same.
 */
const table: Readonly<Record<NormaliserName, Normaliser>> = {
  dates: {
    about: 'dates and times of day: 2026-03-01, 12:00:00,\nSun, 01 Mar 2026 12:00:00 GMT',
    patterns: [
      new RegExp(
        `(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?:[T ]${clock}(?:Z|[+-]\\d{2}:?\\d{2})?)?(?!\\w)`,
      ),
      new RegExp(`\\b[A-Z][a-z]{2}, \\d{2}[ -]${months}[ -]\\d{4} ${clock} GMT`),
      /(?<![\w:.])\d{2}:\d{2}:\d{2}(?:[.,]\d{3})?(?![\w:])/,
    ],
  },
  times: {
    about: 'a number with a point alone on its line, 12 ms, 0:00:00.012,\nratios such as 2.9×',
    patterns: [
      /^\s*-?(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)$/,
      new RegExp(`(?<![\\w:.])${clock}(?![\\w:])`),
      // in a table, the width of a number moves what stands before it
      new RegExp(` *(?<![\\w.])${number} ?(?:ns|µs|us|ms|s|min|%|×)(?![\\w%])`),
      new RegExp(`(?<=[([])${number}–${number}(?=[)\\]])`),
      new RegExp(`(?<=\\b(?:queued|dns|connect|tcp|tls|send|wait|receive):? )${number}`),
      /(?<![\w.])\d+\.\d{6,}(?:e[+-]?\d+)?(?![\w.])/,
    ],
  },
  ports: {
    about: 'the port behind 127.0.0.1, localhost or [::1]',
    patterns: [/(?<=(?:\b127\.0\.0\.1|\blocalhost|\[::1\]):)\d{1,5}\b/],
  },
  sizes: {
    about: 'the length at the end of a line about a request, 1.2 kB',
    patterns: [
      /(?<=" \d{3} )(?:\d+|None)$/,
      new RegExp(` *(?<![\\w.])${number} ?(?:bytes?|B|[kKMG]i?B)(?!\\w)`),
    ],
  },
  ids: {
    about: 'connections: c7 may stand for c2, if it does so everywhere',
    patterns: [/(?<![\w./$-])c[1-9]\d*(?![\w-])/],
  },
}

/** All there are. Unless something else is said, all of them are used. */
export const normaliserNames: readonly NormaliserName[] =
  Object.keys(table).filter(isNormaliserName)

/** What each of them takes for equal, for the help. */
export function aboutNormaliser(name: NormaliserName): string {
  return table[name].about
}

/** The patterns of a normaliser, as sources for a pattern of a whole line. */
export function patternsOf(name: NormaliserName): readonly string[] {
  return table[name].patterns.map(({ source }) => source)
}

/**
 * The normalisers that a header or a flag names: `ports,times` those two, `-sizes` all but that
 * one, `all`, `none`.
 *
 * @throws ValueError when there is none of that name, with the one that may be meant
 */
export function parseNormalisers(text: string): ReadonlySet<NormaliserName> {
  const words = text.split(',').map((word) => word.trim())
  const startsFull = words.every((word) => word.startsWith('-') || word === 'all')
  const chosen = new Set<NormaliserName>(startsFull ? normaliserNames : [])
  for (const word of words) {
    const name = word.replace(/^-/, '')
    if (word === 'none') chosen.clear()
    else if (word === 'all') for (const each of normaliserNames) chosen.add(each)
    else if (!isNormaliserName(name)) throw new ValueError(unknownName(name))
    else if (name === word) chosen.add(name)
    else chosen.delete(name)
  }
  return chosen
}

function isNormaliserName(name: string): name is NormaliserName {
  return Object.hasOwn(table, name)
}

function unknownName(name: string): string {
  const near = nearestWord(name, [...normaliserNames, 'all', 'none'])
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  const known = normaliserNames.join(', ')
  return `there is no normaliser '${name}', only ${known}, all and none.${hint}`
}
