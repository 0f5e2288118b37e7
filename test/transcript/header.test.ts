import { expect, test } from 'vitest'
import { settingsOfComment, settingsOfLine } from '../../src/transcript/header.ts'

const lines: readonly [line: string, settings: readonly (readonly string[])[] | undefined][] = [
  ['# pool-repl: a=b', [['a', 'b']]],
  [
    '#pool-repl: a=b c=d=e',
    [
      ['a', 'b'],
      ['c', 'd=e'],
    ],
  ],
  ['# pool-repl is a shell', undefined],
  [' # pool-repl: a=b', undefined],
]

test.each(lines)('the line %j', (line, settings) => {
  const found = settingsOfLine(line, 1)
  expect(found && [...found]).toEqual(settings)
})

test('a comment of Markdown holds the same, or leaves out a block', () => {
  expect([...(settingsOfComment('<!-- pool-repl: a=b -->', 1) ?? [])]).toEqual([['a', 'b']])
  expect(settingsOfComment('  <!--pool-repl: skip-->', 1)).toBe('skip')
  expect(settingsOfComment('<!-- a=b -->', 1)).toBeUndefined()
})

test('anything but name=value is refused', () => {
  expect(() => settingsOfLine('# pool-repl: skip', 7)).toThrow('line 7: a header takes name=value')
  expect(() => settingsOfComment('<!-- pool-repl: skip a -->', 3)).toThrow('line 3')
})
