import { describe, expect, test } from 'vitest'
import { PasteSplitter } from '../../../src/repl-enhancements/screen/paste-splitter.ts'

const start = '\u001b[200~'
const end = '\u001b[201~'

const cases: readonly { name: string; chunks: readonly string[]; parts: readonly string[] }[] = [
  { name: 'passes keys on', chunks: ['ab'], parts: ['keys ab'] },
  {
    name: 'takes a paste out',
    chunks: [`a${start}b\nc${end}d`],
    parts: ['keys a', 'paste b\nc', 'keys d'],
  },
  { name: 'collects a paste over chunks', chunks: [start, 'a', `b${end}`], parts: ['paste ab'] },
  {
    name: 'finds marks that are cut',
    chunks: ['a\u001b[2', '00~b\u001b[20', '1~c'],
    parts: ['keys a', 'paste b', 'keys c'],
  },
  { name: 'knows an empty paste', chunks: [start + end], parts: ['paste '] },
  {
    name: 'keeps the escape sequences of a paste',
    chunks: [`${start}\u001b[A${end}`],
    parts: ['paste \u001b[A'],
  },
  {
    name: 'does not wait after an escape',
    chunks: ['\u001b', '['],
    parts: ['keys \u001b', 'keys ['],
  },
  {
    name: 'gives back what only began like a mark',
    chunks: ['\u001b[2', '~'],
    parts: ['keys \u001b[2~'],
  },
]

describe('PasteSplitter', () => {
  test.each(cases)('$name', ({ chunks, parts }) => {
    const splitter = new PasteSplitter()
    const fed = chunks.flatMap((chunk) => splitter.feed(chunk))
    expect(fed.map(({ type, text }) => `${type} ${text}`)).toEqual(parts)
  })

  test('gives the same wherever the input is cut', () => {
    const text = `a${start}b\u001b[20${end}\u001b[Ac`
    for (let cut = 0; cut <= text.length; cut += 1) {
      // Right behind "ESC" or "ESC [" it is taken for the escape key.
      if (cut === 2 || cut === 3) continue
      const splitter = new PasteSplitter()
      const parts = [...splitter.feed(text.slice(0, cut)), ...splitter.feed(text.slice(cut))]
      const joined = (type: string): string =>
        parts.flatMap((part) => (part.type === type ? [part.text] : [])).join('')
      expect([joined('keys'), joined('paste')], `${cut}`).toEqual(['a\u001b[Ac', 'b\u001b[20'])
    }
  })
})
