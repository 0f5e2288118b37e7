import { describe, expect, test } from 'vitest'
import { type Outcome, parseTranscript, replay } from '../../src/transcript/index.ts'

/** Replays a text with outcomes by input. */
async function replayed(text: string, outcomes: Readonly<Record<string, Outcome | string>>) {
  const asked: string[] = []
  const { differences, lines } = await replay(parseTranscript(text), async ({ input }) => {
    asked.push(input)
    const outcome = outcomes[input] ?? ''
    return typeof outcome === 'string' ? { printed: outcome } : outcome
  })
  return { asked, lines: differences.map(({ line }) => line), text: lines.join('\n') }
}

describe('replay', () => {
  test('executes every input in order, also behind a difference', async () => {
    const text = '>>> a\n1\n>>> b\n2\n'
    expect(await replayed(text, { a: 'x\n', b: '2\n' })).toEqual({
      asked: ['a', 'b'],
      lines: [2],
      text: '>>> a\nx\n>>> b\n2\n',
    })
  })

  test('keeps prose, and blanks where nothing differs', async () => {
    const text = '# head\n\nprose \n>>> a\n1 \n\nmore\n>>> b\n2'
    expect(await replayed(text, { a: '1\n', b: '2\n' })).toEqual({
      asked: ['a', 'b'],
      lines: [],
      text,
    })
  })

  const places: readonly [name: string, text: string, printed: string, line: number][] = [
    ['the line itself', '\n>>> a\n1\n2\n3\n', '1\nx\n3\n', 4],
    ['the first of two', '>>> a\n1\n2\n', 'x\ny\n', 2],
    ['the last line for what comes behind it', '>>> a\n1\n', '1\n2\n', 2],
    ['the input where no output was expected', '>>> a\n>>> b\n', '1\n', 1],
  ]
  test.each(places)('names %s', async (_, text, printed, line) => {
    expect((await replayed(text, { a: printed })).lines).toEqual([line])
  })

  test('counts a last line that is not ended', async () => {
    expect((await replayed('>>> a\n1\n', { a: '1' })).lines).toEqual([])
  })
})

describe('an error', () => {
  const error = { shown: 'ValueError: no\n  at line 2:1', summary: 'ValueError: no' }
  const cases: readonly [name: string, expected: string, same: boolean][] = [
    ['as the prompt shows it', 'one\nValueError: no\n  at line 2:1', true],
    ['as the prompt shows it, in part', 'one\nValueError: no', false],
    [
      'as a traceback without frames',
      'one\nTraceback (most recent call last):\nValueError: no',
      true,
    ],
    [
      'as a traceback with frames',
      'one\nTraceback (most recent call last):\n  File "x", line 1\n    f()\nValueError: no',
      true,
    ],
    [
      'as a traceback with dots',
      'one\nTraceback (most recent call last):\n...\nValueError: no',
      true,
    ],
    ['with its module', 'one\nTraceback (most recent call last):\na.b.ValueError: no', true],
    ['with dots', 'one\nTraceback (most recent call last):\na.b.ValueError: ...', true],
    ['of another class', 'one\nTraceback (most recent call last):\nTypeError: no', false],
    ['with another message', 'one\nTraceback (most recent call last):\nValueError: yes', false],
    ['without what came before', 'Traceback (most recent call last):\nValueError: no', false],
    ['not at all', 'one', false],
  ]
  test.each(cases)('%s', async (_, expected, same) => {
    const { lines, text } = await replayed(`>>> a\n${expected}\n`, {
      a: { printed: 'one\n', error },
    })
    expect(lines.length).toBe(same ? 0 : 1)
    if (same) expect(text).toBe(`>>> a\n${expected}\n`)
  })

  test('that did not come is a difference', async () => {
    const text = '>>> a\nTraceback (most recent call last):\nValueError: no\n'
    expect(await replayed(text, { a: '' })).toMatchObject({ lines: [2], text: '>>> a\n' })
  })
})
