import type { LineEvaluator } from './line-evaluator.ts'
import { splitTranscript } from './transform/transcript.ts'

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
  if (/^>>>\s/.test(source.trimStart())) {
    yield* splitTranscript(source)
    return
  }
  const lines = source.split(/\r\n?|\n/)
  let statement = ''
  for (const [index, line] of lines.entries()) {
    if (statement === '' && line.trim() === '') continue
    statement = statement === '' ? line : `${statement}\n${line}`
    if (checker.check(statement) === 'incomplete') continue
    const next = lines.slice(index + 1).find((other) => other.trim() !== '') ?? ''
    if (isContinuedBy(checker, statement, next)) continue
    yield statement
    statement = ''
  }
  if (statement.trim() !== '') yield statement
}
