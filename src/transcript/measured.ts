import { number, type Pattern } from './pattern.ts'

/*
 * What `timeit(fn)` and `compare` say beside times. How many calls fit into the time differs from
 * run to run, and with it much else; what is told of connections has to stay what it is.
 */

const unit = '(?:ns|µs|ms|s)'
const cell = `(?:${number} ${unit}|-)`

/** Whether an input calls `timeit(fn)` or `compare`. */
export function timesCalls(input: string): boolean {
  return /(?<![\w$.])(?:timeit|compare)\s*\(/.test(input)
}

/** Whether a line says that something was timed, for as many calls as there was time for. */
export function tellsOfCalls(line: string): boolean {
  return /^\d+ calls? (?:of each )?timed\b/.test(line)
}

/** So many handshakes are those of calls that were timed. */
const many = 10

/** How many calls were made and what was logged meanwhile, beside the connections opened for them. */
export const callPatterns: readonly Pattern[] = [
  {
    found: /^\d+ calls? timed(?:, \d+ connections? opened)?(?=,|$)/,
    agrees: agreesInConnections,
  },
  { found: /^\d+ calls? of each timed, in \d+ rounds?(?= of random order)/ },
  // the columns of calls and connections in a table
  {
    found: new RegExp(
      `(?<= ${cell} +${cell}) +\\d+ +\\d+(?= +${number} ${unit} +${number} [kMGT]?B$)`,
    ),
    agrees: agreesInConnections,
  },
  // which line comes last, and where it is cut, depends on how many there were
  { found: /^log: \d+ lines? held back, the last: .*$/ },
  { found: /^log: \d+ lines? held back \(\d+ warnings?\), the last: .*$/ },
  // how many requests a connection has served by now
  {
    found: new RegExp(
      `(?<= p\\d+ +[a-z]+(?: [\\d.]+ [a-z]+)*) +\\d+(?= +${number} (?:ms|s|min|h) )`,
    ),
    belowMeasured: true,
  },
  { found: /^… \d+ older$/, belowMeasured: true },
  { found: /\d+(?:st|nd|rd|th)(?= request)/, belowMeasured: true },
  // what the calls have opened; a few connections are those of the session's own lines
  {
    found: /^\d+ handshakes?(?=, )/,
    belowMeasured: true,
    agrees: (expected, actual) =>
      expected === actual || [expected, actual].every((text) => Number.parseInt(text, 10) >= many),
  },
  { found: /(?<=\b(?:nth|requests|bytesSent|bytesReceived): )\d+/, belowMeasured: true },
]

/**
 * Whether as many connections were opened, by the number of calls: none, one, one for each call, or
 * about as many per call.
 */
function agreesInConnections(expected: string, actual: string): boolean {
  const [wanted, given] = [expected, actual].map((text) => {
    const [calls = 0, connections] = (text.match(/\d+/g) ?? []).map(Number)
    return { calls, connections }
  })
  if (wanted?.connections === undefined || given?.connections === undefined) {
    return wanted?.connections === given?.connections
  }
  if (wanted.connections <= 1 || given.connections <= 1) {
    return wanted.connections === given.connections
  }
  const [isEach, isEachNow] = [wanted, given].map((one) => (one.connections ?? 0) >= one.calls)
  if (isEach || isEachNow) return isEach === isEachNow
  // the first and the last of them may have served fewer calls than the others
  const least = (one: typeof wanted): number => ((one.connections ?? 0) - 1) / one.calls
  const most = (one: typeof wanted): number => ((one.connections ?? 0) + 1) / one.calls
  return least(wanted) <= most(given) && least(given) <= most(wanted)
}

const interval = `\\(${number}–${number}\\)`
const opened = 'it opened (?:no connection|\\d+ connections?) instead of \\d+'
const measure = '(?:by elapsed: )?'
const isFaster = `\\S.* is ${number}× faster(?: than \\S.*)? ${interval}(?:,| because ${opened})*`
const isNot = `no difference shown(?: between \\S.* and \\S.*)?(?: ${interval}|: .*)`

/** Which side is faster: that may be shown this time and not the next, but never the opposite. */
export const verdictPatterns: readonly Pattern[] = [
  { found: new RegExp(`^${measure}(?:${isFaster}|${isNot})$`), agrees: agreesInDirection },
  { found: new RegExp(`^ +because ${opened}$`), agrees: agreesInReason },
]

/** The lines that a verdict may do without: its reason, and what it says of `elapsed`. */
export const verdictAdditions: readonly RegExp[] = [
  new RegExp(`^ +because ${opened}$`),
  new RegExp(`^by elapsed: (?:${isFaster}|${isNot})$`),
]

interface Verdict {
  readonly measure: string
  readonly faster: string | undefined
  readonly slower: string | undefined
}

function verdictIn(line: string): Verdict {
  const pattern = new RegExp(
    `^(by elapsed: )?(?:(\\S.*) is ${number}× faster(?: than (\\S.*))? ${interval})?`,
  )
  const [, by = '', faster, slower] = pattern.exec(line) ?? []
  return { measure: by, faster, slower }
}

function agreesInDirection(expected: string, actual: string): boolean {
  const [wanted, given] = [verdictIn(expected), verdictIn(actual)]
  if (wanted.measure !== given.measure || !agreesInReason(expected, actual)) return false
  if (wanted.faster === undefined || given.faster === undefined) return true
  if (wanted.slower === undefined || given.slower === undefined) {
    return wanted.faster === given.faster
  }
  return wanted.faster !== given.slower || wanted.slower !== given.faster
}

/** Where both give a reason: none, one or several connections stay that. */
function agreesInReason(expected: string, actual: string): boolean {
  const [wanted, given] = [expected, actual].map(
    (line) => /it opened (no connection|1 connection|\d+)/.exec(line)?.[1],
  )
  if (wanted === undefined || given === undefined || wanted === given) return true
  return /^\d+$/.test(wanted) && /^\d+$/.test(given)
}
