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

/** What a text holds, briefly. */
function brief(text: string, format: 'text' | 'markdown' = 'text') {
  return parseTranscript(text, format).examples.map(({ kind, input, line, expected, ...rest }) => {
    const settings = [...rest.settings].map(([name, value]) => `${name}=${value}`)
    return [kind, input, line, expected.join('|'), ...settings]
  })
}

describe('a header', () => {
  test('is made of name=value, before the first prompt', () => {
    const text =
      'prose\n# pool-repl: log-port=off log-requests=on\n# pool-repl: a=b\n>>> a\n# pool-repl: c=d\n'
    const [example] = parseTranscript(text).examples
    expect([...(example?.settings ?? [])]).toEqual([
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

  test('in Markdown is of its block, or a comment for all below it', () => {
    const block = (input: string, head = '') => `\n\`\`\`pycon\n${head}>>> ${input}\n\`\`\`\n`
    const text =
      block('a') +
      '\n<!-- pool-repl: x=1 -->\n' +
      block('b', '# pool-repl: y=2\n') +
      '<!-- pool-repl: x=3 -->' +
      block('c')
    expect(
      brief(text, 'markdown').map(([, input, , , ...settings]) => [input, ...settings]),
    ).toEqual([['a'], ['b', 'x=1', 'y=2'], ['c', 'x=3']])
  })
})

describe('prompts', () => {
  const texts: readonly [name: string, text: string, brief: unknown[]][] = [
    [
      'are > where there is no >>>',
      '> a\n1\n> {\n... }\n2\n',
      [
        ['input', 'a', 1, '1'],
        ['input', '{\n}', 3, '2'],
      ],
    ],
    ['are not > beside >>>', '>>> a\n> 1\n', [['input', 'a', 1, '> 1']]],
    [
      'of a command line are $',
      '$ pool-repl -p 1\n1\n$ echo 2\n2\n',
      [['command', 'pool-repl -p 1', 1, '1|$ echo 2|2']],
    ],
    [
      'below a command line make it the start of a shell',
      '$ npx pool-repl --offline\n>>> a\n1\n',
      [
        ['shell', 'npx pool-repl --offline', 1, ''],
        ['input', 'a', 2, '1'],
      ],
    ],
    [
      'go on behind a backslash',
      '$ echo 1 | \\\n>   pool-repl\n1\n',
      [['command', 'echo 1 |   pool-repl', 1, '1']],
    ],
  ]
  test.each(texts)('%s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected)
  })
})

describe('Markdown', () => {
  const fence = (language: string, ...lines: string[]) =>
    [`\`\`\`${language}`, ...lines, '```', ''].join('\n')
  const texts: readonly [name: string, text: string, brief: unknown[]][] = [
    ['pycon', fence('pycon', '>>> a', '1'), [['input', 'a', 2, '1']]],
    ['a short prompt', fence('pycon', '> a', '1'), [['input', 'a', 2, '1']]],
    ['text with a prompt', fence('txt', '>>> a', '1'), [['input', 'a', 2, '1']]],
    ['no language', fence('', '>>> a', '1'), [['input', 'a', 2, '1']]],
    ['a quotation', fence('txt', '> a', '1'), []],
    ['Python without prompts', fence('python', 'a = 1'), []],
    ['Python with prompts', fence('python', '>>> a', '1'), [['input', 'a', 2, '1']]],
    ['code', fence('ts', 'print(1)', '', 'a'), [['code', 'print(1)\n\na', 2, '']]],
    ['a shift in code', fence('js', 'a', '>>> b'), [['code', 'a\n>>> b', 2, '']]],
    ['code with prompts', fence('ts', '> a', '1'), [['input', 'a', 2, '1']]],
    [
      'code and its output',
      `${fence('ts', 'print(1)')}\n${fence('', '1', '', '2')}`,
      [['code', 'print(1)', 2, '1||2']],
    ],
    [
      'code with prose before the next block',
      `${fence('ts', 'print(1)')}and\n${fence('', '1')}`,
      [['code', 'print(1)', 2, '']],
    ],
    [
      'code before a session',
      fence('ts', 'f()') + fence('', '>>> a'),
      [
        ['code', 'f()', 2, ''],
        ['input', 'a', 5, ''],
      ],
    ],
    [
      'a console',
      fence('console', '$ npm ci', 'added', '$ pool-repl -V', '0.1.0', '> a', '1'),
      [
        ['command', 'pool-repl -V', 4, '0.1.0'],
        ['input', 'a', 6, '1'],
      ],
    ],
    ['another language', fence('rust', '>>> a'), []],
    [
      'a block to leave out',
      `<!-- pool-repl: skip -->\n${fence('ts', 'a')}${fence('ts', 'b')}`,
      [['code', 'b', 6, '']],
    ],
    ['a block in a list', '- see\n\n  ```pycon\n  >>> a\n  1\n  ```\n', [['input', 'a', 4, '1']]],
    ['tildes around backticks', '~~~pycon\n>>> a\n```\n~~~\n>>> b\n', [['input', 'a', 2, '```']]],
    ['a block without an end', '```pycon\n>>> a\n1', [['input', 'a', 2, '1']]],
    ['words behind the language', fence('pycon {.wide}', '>>> a'), [['input', 'a', 2, '']]],
    ['prose with a prompt', '>>> a\n1\n', []],
  ]
  test.each(texts)('%s', (_, text, expected) => {
    expect(brief(text, 'markdown')).toEqual(expected)
  })
})

test('claims about times end the output and are no prose', () => {
  const { examples, relations } = parseTranscript('>>> a\n1.5\n# session faster: yes\n>>> b\n')
  expect(examples.map(({ expected }) => expected)).toEqual([['1.5'], []])
  expect(relations).toEqual([{ line: 3, indent: '', name: 'session', faster: true }])
})

test('the ends of lines are known', () => {
  const ends = ['a', 'a\n', 'a\r\nb', 'a\rb'].map((text) => parseTranscript(text).lineEnd)
  expect(ends).toEqual(['\n', '\n', '\r\n', '\r'])
})
