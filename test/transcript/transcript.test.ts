import { describe, expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { parseTranscript } from '../../src/transcript/index.ts'

interface Case {
  readonly name: string
  readonly text: string
  readonly inputs: readonly string[]
  readonly expected: readonly (readonly string[])[]
}

const cases: readonly Case[] = [
  { name: 'an input and its output', text: '>>> a\n1\n', inputs: ['a'], expected: [['1']] },
  {
    name: 'a prompt ends output',
    text: '>>> a\n1\n>>> b',
    inputs: ['a', 'b'],
    expected: [['1'], []],
  },
  {
    name: 'a blank line ends output',
    text: '>>> a\n1\n \nprose',
    inputs: ['a'],
    expected: [['1']],
  },
  { name: 'prose is left out', text: 'see:\n>>> a\n\nand 1\n\n', inputs: ['a'], expected: [[]] },
  {
    name: 'lines that go on',
    text: '>>> for (;;) {\n...   f()\n... }\n1',
    inputs: ['for (;;) {\n  f()\n}'],
    expected: [['1']],
  },
  {
    name: 'an empty line within an input',
    text: '>>> {\n...\n... }\n1',
    inputs: ['{\n\n}'],
    expected: [['1']],
  },
  {
    name: 'an ellipsis right behind an input',
    text: '>>> a\n...\n1',
    inputs: ['a'],
    expected: [['...', '1']],
  },
  {
    name: 'the dots that end a block of Python',
    text: '>>> {\n... }\n... \n1',
    inputs: ['{\n}'],
    expected: [['...', '1']],
  },
  { name: 'a prompt without an input', text: '>>> a\n1\n>>>\n2', inputs: ['a'], expected: [['1']] },
  { name: 'line breaks of Windows', text: '>>> a\r\n1\r\n', inputs: ['a'], expected: [['1']] },
  { name: 'blanks at the end of a line', text: '>>> a  \n1 \n', inputs: ['a'], expected: [['1']] },
  { name: 'a mark of the byte order', text: '\uFEFF>>> a\n1', inputs: ['a'], expected: [['1']] },
  { name: 'arrows that are no prompt', text: '>>>> a\n >>> b\n', inputs: [], expected: [] },
]

test.each(cases)('$name', ({ text, inputs, expected }) => {
  const { examples } = parseTranscript(text)
  expect(examples.map(({ input }) => input)).toEqual(inputs)
  expect(examples.map((example) => example.expected)).toEqual(expected)
})

test('lines are counted from 1', () => {
  const { examples } = parseTranscript('prose\n>>> {\n... }\n1\n\n>>> b\n')
  expect(examples.map(({ line, expectedLine }) => [line, expectedLine])).toEqual([
    [2, 4],
    [6, 7],
  ])
})

describe('a header', () => {
  test('is made of name=value, before the first prompt', () => {
    const text =
      'prose\n# pool-repl: log-port=off log-requests=on\n# pool-repl: a=b\n>>> a\n# pool-repl: c=d\n'
    expect([...parseTranscript(text).header]).toEqual([
      ['log-port', 'off'],
      ['log-requests', 'on'],
      ['a', 'b'],
    ])
  })

  test('of another form is refused by its line', () => {
    const parse = () => parseTranscript('\n# pool-repl: log-port\n>>> a\n')
    expect(parse).toThrow(ValueError)
    expect(parse).toThrow("line 2: a header takes name=value, not 'log-port'")
  })
})
