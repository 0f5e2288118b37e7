import { ValueError } from '../errors.ts'
import { callPatterns, verdictPatterns } from './measured.ts'
import { nearestWord } from './nearest-word.ts'
import { idPattern, number, type Pattern } from './pattern.ts'

/** What a normaliser is called in a header and in `--normalise`. */
export type NormaliserName =
  | 'dates'
  | 'calls'
  | 'verdicts'
  | 'times'
  | 'ports'
  | 'sizes'
  | 'layout'
  | 'ids'

/** What differs from one run to the next, and is compared by its form alone. */
interface Normaliser {
  /** For the help: what it takes for equal. */
  readonly about: string
  /** Each stands for all that it fits. */
  readonly patterns: readonly (RegExp | Pattern)[]
}

const clock = /\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?/.source
/** What our objects call their times, beside the phases. */
const durations = 'idle|total|since|age|elapsed|paid|saved|simulatedRtt'
const fraction = /(?:\d+\.\d+(?:e[+-]?\d+)?|\d+e-\d+)/.source
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
  calls: {
    about:
      'how many calls timeit(fn) and compare have timed and logged;\nconnections only in proportion to them',
    patterns: callPatterns,
  },
  verdicts: {
    about: 'what compare says is faster, if it does not say the opposite',
    patterns: verdictPatterns,
  },
  times: {
    about: 'a number with a point alone on its line, 12 ms, 0:00:00.012,\nratios such as 2.9×',
    patterns: [
      /^\s*-?(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)$/,
      new RegExp(`(?<![\\w:.])${clock}(?![\\w:])`),
      // in a table, the width of a number moves what stands before it
      new RegExp(
        ` *(?<![\\w.])(?:${number} h )?(?:${number} min )?${number}(?: ± ${number})? ?(?:ns|µs|us|ms|s|min|%|×)(?![\\w%])`,
      ),
      new RegExp(`(?<=[([])${number}–${number}(?=[)\\]])`),
      new RegExp(`(?<=\\b(?:queued|dns|connect|tcp|tls|send|wait|receive):? )${number}`),
      { found: new RegExp(`(?<=\\b(?:${durations}): )${fraction}`), fits: new RegExp(number) },
      /(?<=\btimedelta\()(?:days=-?\d+, )?(?:seconds=\d+, )?microseconds=\d+(?=\))/,
      // zeros at the end are not written, so that either of them may be short
      {
        found: new RegExp(`(?<![\\w.])${fraction}(?![\\w.]| ?(?:[kKMG]i?)?B\\b| ?bytes?\\b)`),
        agrees: (expected, actual) => expected === actual || [expected, actual].some(isFine),
      },
    ],
  },
  ports: {
    about: 'the port behind 127.0.0.1, localhost or [::1]',
    patterns: [
      /(?<=(?:\b127\.0\.0\.1|\blocalhost|\[::1\]):)\d{1,5}\b/,
      // in a table, a long origin goes without its middle
      /(?<=\bhttps?:\/\/)(?:127[.\d]*|local\w*|\[[:\d]*)…[\w.:\]]*/,
    ],
  },
  sizes: {
    about: 'the length at the end of a line about a request, 1.2 kB',
    patterns: [
      /(?<=" \d{3} )(?:\d+|None)$/,
      new RegExp(` *(?<![\\w.])${number} ?(?:bytes?|B|[kKMG]i?B)(?!\\w)`),
    ],
  },
  layout: {
    about: 'how wide the columns of a table are, and where a value is broken\ninto lines',
    patterns: [
      { found: /(?<=\S) {2,}(?=\S)/, within: /\S {2,}\S.* {2,}\S.* {2,}\S/ },
      { found: /^ +(?=\S)/, within: /^ +[\w%]+(?: {2,}[\w%]+){3,}$/ },
    ],
  },
  ids: {
    about: 'connections and pools: c7 may stand for c2, if it does so\neverywhere',
    patterns: [idPattern],
  },
}

/** Whether a number has as many digits behind the point as clocks give. */
function isFine(text: string): boolean {
  return /\.\d{4}|e-/.test(text)
}

/** All there are. Unless something else is said, all of them are used. */
export const normaliserNames: readonly NormaliserName[] =
  Object.keys(table).filter(isNormaliserName)

/** What each of them takes for equal, for the help. */
export function aboutNormaliser(name: NormaliserName): string {
  return table[name].about
}

/** The patterns of a normaliser. */
export function patternsOf(name: NormaliserName): readonly Pattern[] {
  return table[name].patterns.map((each) => (each instanceof RegExp ? { found: each } : each))
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
