import { ValueError } from '../errors.ts'

/** How many times as fast one side is as another, and between which bounds. */
export interface RatioResult {
  readonly ratio: number
  /** Null where there were too few calls to say; so is `high`. */
  readonly low: number | null
  readonly high: number | null
}

/** What a part of a script has taken, as this side counted it. */
export interface PartResult {
  readonly requests: number
  readonly connections: number
}

/** A side of a comparison, all of its calls counted. */
export interface SideResult {
  readonly calls: number
  readonly connections: number
}

/** What a saved script found out: what `--json` prints and `--save` keeps. Times are seconds. */
export interface ScriptResult {
  readonly script: string
  readonly url: string
  readonly number: number | null
  /** The simulated round trip; 0 where the line was real. */
  readonly rtt: number
  readonly stack: string | null
  readonly runtime: string
  readonly version: string
  readonly requests: number
  readonly connections: number
  /** What the practice server saw; null where another was asked. */
  readonly practice: PartResult | null
  readonly parts: Readonly<Record<string, PartResult>>
  /** What comparisons have taken, which choose the number of calls by the speed of the machine. */
  readonly compared: PartResult
  /** Their sides. */
  readonly sides: Readonly<Record<string, SideResult>>
  readonly ratios: Readonly<Record<string, RatioResult>>
  /** What was found, in words: `session faster` is `yes`. */
  readonly relations: Readonly<Record<string, string>>
  /** Everything that a comparison measured, by its name. */
  readonly comparisons: Readonly<Record<string, unknown>>
}

/**
 * Reads a result that was saved.
 *
 * @throws ValueError when the text is none, or that of another script
 */
export function parseScriptResult(text: string, script: string): ScriptResult {
  const value = parseJson(text)
  if (!isResult(value)) throw new ValueError('this is no result of a saved script')
  if (value.script === script) return value
  throw new ValueError(`this is a result of ${value.script}, not of ${script}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isResult(value: unknown): value is ScriptResult {
  if (typeof value !== 'object' || value === null) return false
  const { script, url, requests, connections, parts, compared, sides, ratios, relations } =
    value as Partial<ScriptResult>
  const tables = [parts, compared, sides, ratios, relations]
  return (
    typeof script === 'string' &&
    typeof url === 'string' &&
    Number.isInteger(requests) &&
    Number.isInteger(connections) &&
    tables.every((table) => typeof table === 'object' && table !== null)
  )
}

/** One line of a comparison with a saved result. */
export interface ResultDifference {
  readonly same: boolean
  readonly text: string
}

/**
 * A result beside a saved one: connections have to be equal, and the intervals of a ratio have to
 * have a value in common; what else is found has to be the same in words.
 */
export function compareResults(now: ScriptResult, saved: ScriptResult): ResultDifference[] {
  return [
    equal('connections', countedOf(now), countedOf(saved)),
    ...names(now.parts, saved.parts).map((name) =>
      equal(`connections of ${name}`, now.parts[name]?.connections, saved.parts[name]?.connections),
    ),
    ...names(now.sides, saved.sides).map((name) =>
      equal(`connections of ${name}`, rateOf(now.sides[name]), rateOf(saved.sides[name])),
    ),
    ...names(now.ratios, saved.ratios).map((name) =>
      overlap(name, now.ratios[name], saved.ratios[name]),
    ),
    ...names(now.relations, saved.relations)
      // what its interval says has been compared with the ratio
      .filter((name) => !(name in now.ratios || name in saved.ratios))
      .map((name) => equal(name, now.relations[name], saved.relations[name])),
  ]
}

/** Those outside of comparisons. */
function countedOf({ connections, compared }: ScriptResult): number {
  return connections - compared.connections
}

/** How many connections it opens, whatever the number of calls. */
function rateOf(side: SideResult | undefined): string | undefined {
  if (side === undefined) return undefined
  const { calls, connections } = side
  if (connections <= 1 || calls <= 1) return String(connections)
  return `${Number(((connections - 1) / (calls - 1)).toFixed(2))} a call`
}

function names(now: object, saved: object): readonly string[] {
  return [...new Set([...Object.keys(now), ...Object.keys(saved)])]
}

function equal(name: string, now: unknown, saved: unknown): ResultDifference {
  const same = now === saved
  const words = same ? 'as saved' : `saved was ${saved ?? 'none'}`
  return { same, text: `${name}: ${now ?? 'none'}, ${words}` }
}

function overlap(
  name: string,
  now: RatioResult | undefined,
  saved: RatioResult | undefined,
): ResultDifference {
  const same = now !== undefined && saved !== undefined && isWithin(now, saved)
  const words = same ? 'within what was saved' : 'outside of what was saved'
  return { same, text: `${name}: ${ratioText(now)}, ${words}: ${ratioText(saved)}` }
}

/** Whether the intervals have a value in common; one that is not known rules nothing out. */
function isWithin(now: RatioResult, saved: RatioResult): boolean {
  const { low, high } = now
  if (low === null || high === null || saved.low === null || saved.high === null) return true
  return low <= saved.high && saved.low <= high
}

function ratioText(given: RatioResult | undefined): string {
  if (given === undefined) return 'none'
  const { ratio, low, high } = given
  const interval = low === null || high === null ? '' : ` (${low.toFixed(2)}–${high.toFixed(2)})`
  return `${ratio.toFixed(2)}×${interval}`
}
