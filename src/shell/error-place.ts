import type { Evaluator } from '../repl-enhancements/evaluator.ts'

/** Where an error happened, unless that is plain to see: in an input of one line. */
export function errorPlace(error: unknown, evaluator: Evaluator | undefined): string | undefined {
  const [place] = evaluator?.positionsOf(error) ?? []
  return place === undefined || place.line === 1 ? undefined : `line ${place.line}:${place.column}`
}
