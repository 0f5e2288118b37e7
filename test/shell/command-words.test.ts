import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { commandWords } from '../../src/shell/command-words.ts'

const cases: readonly [line: string, words: readonly string[]][] = [
  ['pool-repl --offline', ['pool-repl', '--offline']],
  ['  a   b  ', ['a', 'b']],
  ['a \'1 + 1\' "b c"', ['a', '1 + 1', 'b c']],
  ['a"b c"d', ['ab cd']],
  ['a\\ b', ['a b']],
  ['"a \\"b\\" \\n"', ['a "b" \\n']],
  ["''", ['']],
  ['', []],
]

test.each(cases)('%j', (line, words) => {
  expect(commandWords(line)).toEqual(words)
})

test.each(["a 'b", 'a "b', 'a\\'])('%j is not closed', (line) => {
  expect(() => commandWords(line)).toThrow(ValueError)
})
