import type { LineEvaluator } from './line-evaluator.ts'
import { type TranscriptInput, transcriptInputs } from './transform/transcript.ts'

type Checker = Pick<LineEvaluator, 'check'>

/**
 * Whether `next` goes on with `source`, although `source` could end here: a line that can't begin
 * a statement but can follow this one, such as `.then(…)` or `else {`.
 */
export function isContinuedBy(checker: Checker, source: string, next: string): boolean {
  if (next.trim() === '' || checker.check(next) !== 'invalid') return false
  return checker.check(`${source}\n${next}`) !== 'invalid'
}

/**
 * The inputs that `source` is made of, as they would be entered at the prompt one after the other.
 * They may stand in it with their prompts, as in a transcript, which then begins with one.
 *
 * What never becomes complete is given as it is: executing it tells what is wrong.
 */
export function* statements(source: string, checker: Checker): Generator<string> {
  for (const { source: statement } of numberedStatements(source, checker)) yield statement
}

/** The same, each with the line that it begins on, from 1. */
export function* numberedStatements(source: string, checker: Checker): Generator<TranscriptInput> {
  if (/^(?:#.*\s+)*>>>\s/.test(source.trimStart())) {
    yield* transcriptInputs(source) ?? []
    return
  }
  const lines = source.split(/\r\n?|\n/)
  let begin = 0
  for (const index of lines.keys()) {
    const statement = lines.slice(begin, index + 1).join('\n')
    const isLast = index === lines.length - 1
    if (statement.trim() === '') begin = index + 1
    else if (isLast || isWhole(checker, statement, lines.slice(index + 1))) {
      yield { source: statement, line: begin + 1 }
      begin = index + 1
    }
  }
}

function isWhole(checker: Checker, statement: string, rest: readonly string[]): boolean {
  if (checker.check(statement) === 'incomplete') return false
  const next = rest.find((line) => line.trim() !== '') ?? ''
  return !isContinuedBy(checker, statement, next)
}
