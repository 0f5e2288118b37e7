import { expect, test } from 'vitest'
import { OutputLines } from '../../src/shell/output-lines.ts'

function linesOf(...texts: string[]): readonly string[] {
  const lines = new OutputLines(() => false)
  return [...texts.flatMap((text) => lines.take(text)), ...lines.rest()]
}

const cases: readonly [name: string, texts: string[], lines: readonly string[]][] = [
  ['whole lines', ['a\nb\n'], ['a', 'b']],
  ['a line that comes in pieces', ['a', 'b\nc'], ['ab', 'c']],
  ['an empty line', ['a\n\nb\n'], ['a', '<BLANKLINE>', 'b']],
  ['no colours', ['\u001b[33m1\u001b[39m\n'], ['1']],
  ['no verdicts', ['a\n  c1 new · first use of this origin\n'], ['a']],
  ['a line drawn over another', ['50 %\r100 %\n'], ['...']],
  ['a secret', ['Authorization: Bearer abcdefgh\n'], ['Authorization: Bearer ...']],
  [
    'a secret below its name',
    ['{\n  Authorization:\n', '    "abcdefgh"\n', '}\n'],
    ['{', '  Authorization:', '    "..."', '}'],
  ],
  [
    'a key of many lines',
    ['-----BEGIN PRIVATE KEY-----\nMIIB\n', 'MIIC\n', '-----END PRIVATE KEY-----\nafter\n'],
    ['...', 'after'],
  ],
]

test.each(cases)('%s', (_, texts, lines) => {
  expect(linesOf(...texts)).toEqual(lines)
})

test('verdicts stay where they were asked for', () => {
  const verdict = '  c1 new · first use of this origin'
  expect(new OutputLines(() => true).take(`${verdict}\n`)).toEqual([verdict])
})

test('a line is in the middle until it ends', () => {
  const lines = new OutputLines(() => false)
  expect([lines.isMidLine, lines.take('a'), lines.isMidLine]).toEqual([false, [], true])
  expect([lines.take('\n'), lines.isMidLine]).toEqual([['a'], false])
})
