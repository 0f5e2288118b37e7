/** A fenced block of Markdown. */
export interface Block {
  /** The word behind its fence, in small letters; empty where there is none. */
  readonly language: string
  /** The line of its fence, from 0. */
  readonly fence: number
  /** Its first line and the line behind its last one, from 0. */
  readonly from: number
  readonly to: number
  /** The blanks before its fence. */
  readonly indent: string
}

/** Blocks that are run whole. */
export const codeLanguages: ReadonlySet<string> = new Set(
  'ts typescript mts js javascript mjs'.split(' '),
)

/** Blocks that may hold what code prints, if they hold no session. */
const outputLanguages: ReadonlySet<string> = new Set([
  'output',
  'txt',
  'text',
  'log',
  'console',
  '',
])

/** The fenced blocks of a text, in order. One that is not closed goes to its end. */
export function fencedBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const [, indent = '', fence = '', info = ''] =
      /^(\s*)(`{3,}|~{3,})\s*([^`]*)$/.exec(lines[at] ?? '') ?? []
    if (fence === '') {
      at += 1
      continue
    }
    const closing = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`)
    const length = lines.slice(at + 1).findIndex((line) => closing.test(line))
    const to = length < 0 ? lines.length : at + 1 + length
    const language = /^[^\s{,]*/.exec(info)?.[0].toLowerCase() ?? ''
    blocks.push({ language, fence: at, from: at + 1, to, indent })
    at = to + 1
  }
  return blocks
}

/** Whether `below` holds the output of the code in `block`: nothing but blank lines between. */
export function isOutputBlock(lines: readonly string[], block: Block, below: Block): boolean {
  if (!outputLanguages.has(below.language)) return false
  const between = lines.slice(block.to + 1, below.fence)
  if (between.some((line) => line.trim() !== '')) return false
  const first = lines.slice(below.from, below.to).find((line) => line.trim() !== '') ?? ''
  return below.language === 'output' || !/^\s*(?:>>>|[>$])(?: |$)/.test(first)
}

/** A line of a block that stands behind blanks. */
export function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()
}
