import type { LineEvaluator } from './line-evaluator.ts'
import { blockHeadOf } from './transform/python-forms.ts'
import { type TranscriptInput, transcriptInputs } from './transform/transcript.ts'

type Checker = Pick<LineEvaluator, 'check'>

/**
 * Whether `next` goes on with `source`, although `source` could end here: a line that can't begin
 * a statement but can follow this one, such as `.then(…)` or `else {`. What is indented below the
 * head of a block that is refused goes with it: it is not to be executed without its head.
 */
export function isContinuedBy(checker: Checker, source: string, next: string): boolean {
  if (next.trim() === '') return false
  if (isBodyOfRefused(checker, source, next)) return true
  if (checker.check(next) !== 'invalid') return false
  return checker.check(`${source}\n${next}`) !== 'invalid'
}

function isBodyOfRefused(checker: Checker, source: string, next: string): boolean {
  if (blockHeadOf(source) === undefined || indentOf(next) <= indentOf(source)) return false
  return checker.check(source) === 'invalid'
}

function indentOf(text: string): number {
  const [indent = ''] = /^[ \t]*/.exec(text.replace(/^\s*\n/, '')) ?? []
  return indent.length
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
