import type { Example, Part, Transcript } from './example.ts'
import { type Settings, settingsOfComment } from './header.ts'
import {
  type Block,
  codeLanguages,
  fencedBlocks,
  isOutputBlock,
  withoutIndent,
} from './markdown.ts'
import { readSession, startsSession } from './session-text.ts'

/** How a transcript is written: all of it, or in the fenced blocks of Markdown. */
export type TranscriptFormat = 'text' | 'markdown'

/**
 * Reads a transcript: `>>> ` starts an input, `... ` goes on with it, and what follows up to a
 * blank line or the next prompt is its output. Everything else is prose. Where no line begins with
 * `>>> `, the prompt is `> `.
 *
 * In Markdown, the blocks `pycon`, `console` and their kin hold sessions, and those of TypeScript
 * and JavaScript hold code; a block of output may stand directly below code.
 *
 * Mirrors Python's `doctest`, but for `...` alone on a line: behind an input it stands for any
 * lines of output, unless the input goes on below.
 *
 * @throws ValueError when the header is not made of `name=value`
 * @example
 * parseTranscript('>>> 1 + 1\n2\n').examples.map(({ input, expected }) => [input, expected])
 * // [['1 + 1', ['2']]]
 */
export function parseTranscript(text: string, format: TranscriptFormat = 'text'): Transcript {
  const lineEnd = /\r\n?|\n/.exec(text)?.[0]
  const lines = text.split(/\r\n?|\n/)
  // the mark that some editors begin a file with is no part of its first line
  const read = lines.map((line, index) => (index === 0 ? line.replace(/^\uFEFF/, '') : line))
  const part = format === 'markdown' ? readMarkdown(read) : readText(read)
  return { lines, lineEnd: lineEnd === '\r\n' || lineEnd === '\r' ? lineEnd : '\n', ...part }
}

function readText(lines: readonly string[]): Part {
  const usual = lines.some((line) => /^>>>(?: |$)/.test(line))
  const place = { from: 0, to: lines.length, indent: '', settings: new Map() }
  return readSession(lines, place, { prompt: usual ? '>>> ' : '> ', commands: 'own' })
}

function readMarkdown(lines: readonly string[]): Part {
  const blocks = fencedBlocks(lines)
  let settings: Settings = new Map()
  let skipped = false
  let next = 0
  const parts = blocks.map((block, index): Part => {
    for (const [at, line] of lines.slice(next, block.fence).entries()) {
      const comment = settingsOfComment(line, next + at + 1)
      if (comment === 'skip') skipped = true
      else if (comment !== undefined) settings = new Map([...settings, ...comment])
    }
    next = block.to
    const skips = skipped
    skipped = false
    return skips
      ? { examples: [], relations: [] }
      : readBlock(lines, block, blocks[index + 1], settings)
  })
  return {
    examples: parts.flatMap(({ examples }) => examples),
    relations: parts.flatMap(({ relations }) => relations),
  }
}

function readBlock(
  lines: readonly string[],
  block: Block,
  below: Block | undefined,
  settings: Settings,
): Part {
  const dialect = startsSession(lines, block)
  if (dialect !== undefined) return readSession(lines, { ...block, settings }, dialect)
  if (!codeLanguages.has(block.language)) return { examples: [], relations: [] }
  const output = below !== undefined && isOutputBlock(lines, block, below) ? below : undefined
  const input = contentOf(lines, block).join('\n')
  if (input.trim() === '') return { examples: [], relations: [] }
  const example: Example = {
    kind: 'code',
    input,
    prompt: '',
    line: block.from + 1,
    expected: output === undefined ? [] : contentOf(lines, output),
    expectedLine: (output?.from ?? block.to) + 1,
    compares: output !== undefined,
    indent: output?.indent ?? block.indent,
    settings,
  }
  return { examples: [example], relations: [] }
}

function contentOf(lines: readonly string[], { from, to, indent }: Block): readonly string[] {
  return lines.slice(from, to).map((line) => withoutIndent(line, indent).trimEnd())
}
