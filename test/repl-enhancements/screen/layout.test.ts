import { beforeAll, describe, expect, test } from 'vitest'
import { layOut } from '../../../src/repl-enhancements/screen/layout.ts'
import { loadTextWidth } from '../../../src/repl-enhancements/screen/text-width.ts'

interface Case {
  readonly name: string
  readonly text: string
  readonly cursor?: number
  readonly columns?: number
  readonly prompt?: string
  /** The rows; one that goes on in the next ends with `↩`. */
  readonly rows: readonly string[]
  readonly at: readonly [column: number, row: number]
}

const cases: readonly Case[] = [
  { name: 'shows an empty text', text: '', rows: ['> '], at: [2, 0] },
  { name: 'gives each line its prompt', text: 'a\nb', rows: ['> a', '. b'], at: [3, 1] },
  {
    name: 'finds the cursor in another line',
    text: 'ab\nc',
    cursor: 1,
    rows: ['> ab', '. c'],
    at: [3, 0],
  },
  {
    name: 'finds the cursor at the end of a line',
    text: 'ab\nc',
    cursor: 2,
    rows: ['> ab', '. c'],
    at: [4, 0],
  },
  {
    name: 'wraps a long line',
    text: '123456789',
    columns: 8,
    rows: ['> 123456↩', '789'],
    at: [3, 1],
  },
  {
    name: 'adds a row behind a full one',
    text: '123456',
    columns: 8,
    rows: ['> 123456↩', ''],
    at: [0, 1],
  },
  {
    name: 'adds it before another line, too',
    text: '123456\n7',
    columns: 8,
    rows: ['> 123456↩', '', '. 7'],
    at: [3, 2],
  },
  { name: 'counts wide characters twice', text: '日本', rows: ['> 日本'], at: [6, 0] },
  {
    name: 'does not split a wide character',
    text: '1日',
    columns: 4,
    rows: ['> 1↩', '日'],
    at: [2, 1],
  },
  {
    name: 'puts the cursor before a wide character on its row',
    text: '1日',
    cursor: 1,
    columns: 4,
    rows: ['> 1↩', '日'],
    at: [0, 1],
  },
  { name: 'counts an accent not at all', text: 'e\u0301x', rows: ['> e\u0301x'], at: [4, 0] },
  { name: 'shows a tab as blanks', text: '\tx', rows: ['>       x'], at: [9, 0] },
  { name: 'wraps within a tab', text: '1234\tx', columns: 7, rows: ['> 1234 ↩', ' x'], at: [2, 1] },
  { name: 'shows control characters', text: 'a\u001bb', rows: ['> a^[b'], at: [6, 0] },
  {
    name: 'counts no colour',
    text: 'a',
    prompt: '\u001b[1m> \u001b[0m',
    rows: ['\u001b[1m> \u001b[0ma'],
    at: [3, 0],
  },
  { name: 'wraps a prompt', text: 'a', columns: 1, rows: ['>↩', ' ↩', 'a↩', ''], at: [0, 3] },
]

describe('layOut', () => {
  beforeAll(loadTextWidth)

  test.each(cases)(
    '$name',
    ({ text, cursor = text.length, columns = 20, prompt = '> ', rows, at }) => {
      const layout = layOut({ prompt, continuationPrompt: '. ', text, cursor }, columns)
      expect(layout.rows.map((row) => row.text + (row.wraps ? '↩' : ''))).toEqual(rows)
      expect([layout.cursorColumn, layout.cursorRow]).toEqual(at)
    },
  )
})
