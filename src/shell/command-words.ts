import { ValueError } from '../errors.ts'

/**
 * The words of a command line as a shell reads them: quotes keep blanks together, a backslash
 * takes its meaning from the next character.
 *
 * @throws ValueError when a quote is not closed
 * @example
 * commandWords("pool-repl -p '1 + 1'") // ['pool-repl', '-p', '1 + 1']
 */
export function commandWords(line: string): readonly string[] {
  const words: string[] = []
  const piece = /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)|(\s+)|(['"\\])|([^\s'"\\]+)/g
  let word: string | undefined
  for (const [, single, double, escaped, blank, open, plain] of line.matchAll(piece)) {
    if (open !== undefined) throw new ValueError(`a quote is not closed: ${line}`)
    if (blank === undefined) {
      const text = double?.replace(/\\(["\\$`])/g, '$1')
      word = (word ?? '') + (single ?? text ?? escaped ?? plain ?? '')
    } else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  return word === undefined ? words : [...words, word]
}
