import { expect, test } from 'vitest'
import type { RecordedInput } from '../../src/repl-enhancements/session-record.ts'
import { sessionTranscript } from '../../src/shell/session-transcript.ts'

function recorded(source: string, output: string, succeeded = true): RecordedInput {
  return { source, output, succeeded, shown: true, awaited: [] }
}

const log = 'DEBUG:urllib3.connectionpool:'

const cases: readonly (readonly [name: string, input: RecordedInput, lines: readonly string[]])[] =
  [
    ['an input and its value', recorded('1 + 1', '2\n'), ['>>> 1 + 1', '2']],
    [
      'an input of several lines',
      recorded('[\n\n1]', '[ 1 ]\n'),
      ['>>> [', '...', '... 1]', '[ 1 ]'],
    ],
    ['an input without output', recorded('a = 1', ''), ['>>> a = 1']],
    [
      'empty lines of output',
      recorded('print("\\n")', '\n\n'),
      ['>>> print("\\n")', '<BLANKLINE>', '<BLANKLINE>'],
    ],
    ['output that looks like prompts', recorded('x', '>>> y\n... z\n'), ['>>> x', '...', '...']],
    ['no colours', recorded('1', '\u001b[33m1\u001b[39m\n'), ['>>> 1', '1']],
    ['an error', recorded('x', 'Error: no\n', false), ['>>> x', 'Error: no']],
    ['nothing that ctrl-c ended', recorded('x', 'KeyboardInterrupt\n', false), []],
    [
      'ports of this machine, and sizes of its answers, left open',
      recorded(
        'x',
        `${log}http://127.0.0.1:41234 "GET /get HTTP/1.1" 200 285\n'http://localhost:80/'\n`,
      ),
      [
        '>>> x',
        `${log}http://127.0.0.1:... "GET /get HTTP/1.1" 200 ...`,
        "'http://localhost:.../'",
      ],
    ],
    [
      'no verdicts on connections',
      recorded(
        'x',
        '  c1 new · first use of this origin\n  c1 reused · 2nd request · idle 1 s\n1\n',
      ),
      ['>>> x', '1'],
    ],
    [
      'which connection failed, left open',
      recorded('x', 'ConnectionError: a\n  where: c12, connecting\n', false),
      ['>>> x', 'ConnectionError: a', '  where: ..., connecting'],
    ],
    [
      'secrets hidden, those of the output so that anything fits',
      recorded('token = "abcdef"', "{ Authorization: 'Bearer abcdefgh' }\n"),
      ['>>> token = "***"', "{ Authorization: 'Bearer ...' }"],
    ],
  ]

test.each(cases)('a transcript has %s', (_, input, lines) => {
  expect(sessionTranscript([input])).toBe(lines.map((line) => `${line}\n`).join(''))
})

test('what comes late stands below the last input that is kept', () => {
  const inputs = [
    { ...recorded('x', '1'), late: 'one\n' },
    { ...recorded('.help', 'help'), isCommand: true, late: 'two\n' },
    { ...recorded('y', 'KeyboardInterrupt\n', false), late: 'three\n' },
    recorded('z', ''),
  ]
  expect(sessionTranscript(inputs)).toBe('>>> x\n1\none\ntwo\nthree\n>>> z\n')
  expect(sessionTranscript(inputs.slice(1))).toBe('>>> z\n')
})

test('the plots of a terminal are left out', () => {
  const lines = ['a', '0.1 ms ▃ ▆█ 3.00 s, 2 above', 'get  ├─▒█▒─┤', '     0.1 ms   3.00 s', 'b']
  expect(sessionTranscript([recorded('x', `${lines.join('\n')}\n`)])).toBe('>>> x\na\nb\n')
})
