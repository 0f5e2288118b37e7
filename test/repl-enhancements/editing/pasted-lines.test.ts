import { describe, expect, test } from 'vitest'
import { pastedLines } from '../../../src/repl-enhancements/editing/pasted-lines.ts'

const cases: readonly { name: string; text: string; lines: readonly string[] }[] = [
  { name: 'keeps a line as it is', text: ' a ', lines: [' a '] },
  { name: 'knows all line breaks', text: 'a\r\nb\rc\nd\n', lines: ['a', 'b', 'c', 'd', ''] },
  { name: 'takes the prompt off a single line', text: '>>> a', lines: ['a'] },
  { name: 'ends with a line break where the text does', text: '>>> a\n', lines: ['a', ''] },
  {
    name: 'drops what a transcript printed',
    text: '>>> f(\n...   1\n... )\nLOG: x\n7\n>>> b',
    lines: ['f(', '  1', ')', 'b'],
  },
  { name: 'enters the last line when its output follows', text: '>>> a\n7', lines: ['a', ''] },
  { name: 'drops empty prompts', text: '>>> a\n>>>', lines: ['a', ''] },
  { name: 'knows the prompts of IPython', text: 'In [1]: a\n\nIn [2]: b', lines: ['a', 'b'] },
  { name: 'leaves dots alone when nothing has the first prompt', text: '... a', lines: ['... a'] },
]

describe('pastedLines', () => {
  test.each(cases)('$name', ({ text, lines }) => {
    expect(pastedLines(text)).toEqual(lines)
  })
})
