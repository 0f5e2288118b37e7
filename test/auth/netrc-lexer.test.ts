import { expect, test } from 'vitest'
import { NetrcLexer } from '../../src/auth/netrc-lexer.ts'

function wordsOf(text: string): string[] {
  const lexer = new NetrcLexer(text)
  const words: string[] = []
  for (let word = lexer.next(); word !== ''; word = lexer.next()) words.push(word)
  return words
}

const cases: readonly (readonly [text: string, words: string[]])[] = [
  ['a b\tc\nd', ['a', 'b', 'c', 'd']],
  ['  a  ', ['a']],
  ['"q u" b', ['q u', 'b']],
  ['"p\\"w"x', ['p"w', 'x']],
  ['c\\ d e\\\\f', ['c d', 'e\\f']],
  ['a"b c"', ['a"b', 'c"']],
  ['"open', ['open']],
]

for (const [text, words] of cases) {
  test(`the words of ${text}`, () => {
    expect(wordsOf(text)).toEqual(words)
  })
}

test('a word given back comes again', () => {
  const lexer = new NetrcLexer('a b')
  lexer.giveBack(lexer.next())
  expect([lexer.next(), lexer.next()]).toEqual(['a', 'b'])
})

test('in an entry a comment takes the rest of its line; elsewhere only a # alone does', () => {
  const text = '#x y\n# a b\nc'
  expect(new NetrcLexer(text).beyondComments(true)).toBe('c')
  const lexer = new NetrcLexer(text)
  expect([lexer.beyondComments(false), lexer.beyondComments(false)]).toEqual(['y', 'c'])
})
