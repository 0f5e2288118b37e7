import { type Alignment, align, type Comparison } from './alignment.ts'
import { ConnectionIds } from './connection-ids.ts'
import type { Example, Transcript } from './example.ts'
import type { Settings } from './header.ts'
import { LineMatcher } from './matching.ts'
import { tellsOfCalls, timesCalls } from './measured.ts'
import type { NormaliserName } from './normalisers.ts'
import { judge, type Relation, relationText, type Timing, timesIn } from './relation.ts'

/** What came of an input. */
export interface Outcome {
  /** All that was printed: text, log lines and values, in the order in which they came. */
  readonly printed: string
  /** The error that ended it. */
  readonly error?: {
    /** As the prompt shows it. */
    readonly shown: string
    /** Its class and message, as Python's traceback ends. */
    readonly summary: string
  }
}

/** Executes an example. */
export type Evaluate = (example: Example) => Promise<Outcome>

/** Something that is not as it stands in the transcript. */
export interface Difference {
  /** The input behind it; undefined for a claim about times. */
  readonly example?: Example
  /** The line of the transcript, from 1, where the first difference is. */
  readonly line: number
  /** What the lines alone do not tell. */
  readonly reason?: string
  /** Whether the lines of the replay show it. */
  readonly isInLines: boolean
}

/** What came of a transcript. */
export interface Replay {
  readonly differences: readonly Difference[]
  /** The transcript as it would be with the outputs that came. */
  readonly lines: readonly string[]
}

export interface ReplayOptions {
  /** What is compared by its form alone, by the settings of an example. @default all that there is */
  readonly normalisers?: (settings: Settings) => ReadonlySet<NormaliserName> | undefined
  /** What is claimed to be faster than the rest, over all of the transcript. @default nothing */
  readonly faster?: readonly string[]
  /** A line of output as a transcript has it. @default as it is */
  readonly write?: (line: string) => string
}

/** Lines of the transcript that others come in the place of. */
interface Edit {
  /** From 0. */
  readonly at: number
  readonly count: number
  readonly lines: readonly string[]
}

/** Executes what stands in a transcript in turn, all of it, and compares what comes of it. */
export async function replay(
  transcript: Transcript,
  evaluate: Evaluate,
  options: ReplayOptions = {},
): Promise<Replay> {
  const comparisons = new Comparisons(options)
  const differences: Difference[] = []
  const edits: Edit[] = []
  const timings: Timing[] = []
  for (const example of transcript.examples) {
    const { input, line, expected, expectedLine, indent, compares } = example
    const outcome = await evaluate(example)
    const actual = outputLines(outcome, expected)
    for (const seconds of timesIn(actual)) timings.push({ input, line, seconds })
    if (!compares) {
      if (outcome.error)
        differences.push({ example, line, reason: outcome.error.shown, isInLines: false })
      continue
    }
    const played = align(expected, actual, comparisons.of(example))
    const difference = differenceOf(played, example)
    if (difference === undefined) continue
    differences.push(difference)
    const lines = played.lines.map((text) => (indent + text).trimEnd())
    edits.push({ at: expectedLine - 1, count: expected.length, lines })
  }
  const claims = judged(transcript, timings, options.faster)
  return {
    differences: [...differences, ...claims.differences].sort(
      (one, other) => one.line - other.line,
    ),
    lines: edited(transcript.lines, [...edits, ...claims.edits]),
  }
}

/** How the lines of examples are compared, over a whole transcript. */
class Comparisons {
  readonly #options: ReplayOptions
  readonly #ids = new ConnectionIds()
  readonly #matchers = new Map<string, LineMatcher>()
  #isBelowMeasured = false

  constructor(options: ReplayOptions) {
    this.#options = options
  }

  of({ settings, input, expected }: Example): Comparison {
    const { normalisers, write } = this.#options
    const names = normalisers?.(settings)
    this.#isBelowMeasured ||= timesCalls(input) || expected.some(tellsOfCalls)
    const kinds = names === undefined ? 'all' : [...names].sort().join()
    const key = `${kinds} ${this.#isBelowMeasured}`
    const matcher = this.#matchers.get(key) ?? new LineMatcher(names, this.#isBelowMeasured)
    this.#matchers.set(key, matcher)
    return { matcher, ids: this.#ids, ...(write && { write }) }
  }
}

/** What is missing at the end counts for the last line that is there. */
function differenceOf({ difference }: Alignment, example: Example): Difference | undefined {
  if (difference === undefined) return undefined
  const { line, expected, expectedLine } = example
  if (expected.length === 0) return { example, line, isInLines: true }
  return {
    example,
    line: expectedLine + Math.min(difference, expected.length - 1),
    isInLines: true,
  }
}

/** The claims about times that do not hold, and how they would. */
function judged(
  { relations, examples }: Transcript,
  timings: readonly Timing[],
  faster: readonly string[] = [],
): { readonly differences: readonly Difference[]; readonly edits: readonly Edit[] } {
  const differences: Difference[] = []
  const edits: Edit[] = []
  let above = 0
  for (const relation of relations) {
    const { line, name, indent } = relation
    const own = timings.filter((timing) => timing.line > above && timing.line < line)
    above = line
    const verdict = judge(name, own)
    if (verdict.faster === relation.faster) continue
    const isInLines = verdict.faster !== undefined
    differences.push({ line, reason: claimText(relation, verdict.reason), isInLines })
    if (verdict.faster === undefined) continue
    edits.push({ at: line - 1, count: 1, lines: [indent + relationText(name, verdict.faster)] })
  }
  for (const name of faster) {
    const { faster: holds, reason } = judge(name, timings)
    const line = timings.at(-1)?.line ?? examples[0]?.line ?? 1
    if (holds !== true)
      differences.push({
        line,
        reason: claimText({ name, faster: true }, reason),
        isInLines: false,
      })
  }
  return { differences, edits }
}

function claimText({ name, faster }: Pick<Relation, 'name' | 'faster'>, reason: string): string {
  return `not '${name} faster: ${faster ? 'yes' : 'no'}': ${reason}`
}

function edited(lines: readonly string[], edits: readonly Edit[]): readonly string[] {
  const result: string[] = []
  let copied = 0
  for (const { at, count, lines: instead } of [...edits].sort((one, other) => one.at - other.at)) {
    result.push(...lines.slice(copied, at), ...instead)
    copied = at + count
  }
  return [...result, ...lines.slice(copied)]
}

const traceback = 'Traceback (most recent call last):'

function outputLines({ printed, error }: Outcome, expected: readonly string[]): readonly string[] {
  const before = linesOf(printed)
  if (error === undefined) return before
  const start = expected.indexOf(traceback)
  if (start < 0) return [...before, ...linesOf(error.shown)]
  return [...before, ...asTraceback(error.summary, expected.slice(start))]
}

const exactly = new LineMatcher(new Set())

/** An error as the expected traceback puts it: its frames are taken for granted. */
function asTraceback(summary: string, expected: readonly string[]): readonly string[] {
  const length = expected.slice(1).findIndex((line) => !/^\s|^\.\.\.$/.test(line))
  const frames = length < 0 ? expected : expected.slice(0, length + 1)
  const [first = '', ...more] = linesOf(summary)
  const wanted = expected[frames.length] ?? ''
  // Python puts the module before the class
  const bare = wanted.replace(/^(?:\w+\.)+(?=\w+(?::|$))/, '')
  return [...frames, exactly.matches(bare, first) ? wanted : first, ...more]
}

function linesOf(text: string): readonly string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}
