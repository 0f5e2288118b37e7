import type { Evaluator } from '../repl-enhancements/evaluator.ts'

/** Where an error happened, unless that is plain to see: in an input of one line. */
export function errorPlace(error: unknown, evaluator: Evaluator | undefined): string | undefined {
  const [place] = evaluator?.positionsOf(error) ?? []
  if (place === undefined) return undefined
  const position = `${place.line}:${place.column}`
  // An input of a file is called by the file and the line that it begins on.
  const [, file] = /^(.+)#\d+$/.exec(place.filename) ?? []
  if (file !== undefined) return `${file}:${position}`
  return place.line === 1 ? undefined : `line ${position}`
}
