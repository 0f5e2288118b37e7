import { align } from './alignment.ts'
import { matchesLine } from './matching.ts'
import type { Example, Transcript } from './transcript.ts'

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

/** Executes the input of an example. */
export type Evaluate = (example: Example) => Promise<Outcome>

/** An example whose output is not as it stands in the transcript. */
export interface Difference {
  readonly example: Example
  /** The line of the transcript, from 1, where the first difference is. */
  readonly line: number
}

/** What came of a transcript. */
export interface Replay {
  readonly differences: readonly Difference[]
  /** The transcript as it would be with the outputs that came. */
  readonly lines: readonly string[]
}

/** Executes the inputs of a transcript in turn, all of them, and compares what comes of them. */
export async function replay(transcript: Transcript, evaluate: Evaluate): Promise<Replay> {
  const differences: Difference[] = []
  const lines: string[] = []
  let copied = 0
  for (const example of transcript.examples) {
    const { expected, expectedLine } = example
    const actual = outputLines(await evaluate(example), expected)
    const { lines: played, difference } = align(expected, actual)
    if (difference !== undefined) {
      differences.push({ example, line: lineOf(difference, example) })
    }
    lines.push(...transcript.lines.slice(copied, expectedLine - 1))
    copied = expectedLine - 1 + expected.length
    // as it stands, blanks at the ends of lines included, where nothing differs
    const standing = transcript.lines.slice(expectedLine - 1, copied)
    lines.push(...(difference === undefined ? standing : played))
  }
  return { differences, lines: [...lines, ...transcript.lines.slice(copied)] }
}

/** The place of a difference: what is missing at the end counts for the last line that is there. */
function lineOf(difference: number, { line, expected, expectedLine }: Example): number {
  if (expected.length === 0) return line
  return expectedLine + Math.min(difference, expected.length - 1)
}

const traceback = 'Traceback (most recent call last):'

function outputLines({ printed, error }: Outcome, expected: readonly string[]): readonly string[] {
  const before = linesOf(printed)
  if (error === undefined) return before
  const start = expected.indexOf(traceback)
  if (start < 0) return [...before, ...linesOf(error.shown)]
  return [...before, ...asTraceback(error.summary, expected.slice(start))]
}

/** An error as the expected traceback puts it: its frames are taken for granted. */
function asTraceback(summary: string, expected: readonly string[]): readonly string[] {
  const length = expected.slice(1).findIndex((line) => !/^\s|^\.\.\.$/.test(line))
  const frames = length < 0 ? expected : expected.slice(0, length + 1)
  const [first = '', ...more] = linesOf(summary)
  const wanted = expected[frames.length] ?? ''
  // Python puts the module before the class
  const bare = wanted.replace(/^(?:\w+\.)+(?=\w+(?::|$))/, '')
  return [...frames, matchesLine(bare, first) ? wanted : first, ...more]
}

function linesOf(text: string): readonly string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}
