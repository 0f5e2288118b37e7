/** A piece of the documentation that claims to run. */
export interface Example {
  /** The file it stands in, below the root of the project. */
  readonly file: string
  /** The line of its first line of code, from 1. */
  readonly line: number
  readonly code: string
}

const fence = /^```(?:ts|js|typescript|javascript)\n([\s\S]*?)^```$/gm
const docstring = /^[ \t]*\/\*\*[\s\S]*?\*\//gm

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** The fenced `ts` and `js` blocks of a Markdown text. */
export function fencedExamples(file: string, text: string): readonly Example[] {
  return [...text.matchAll(fence)].map((block) => ({
    file,
    line: lineAt(text, block.index) + 1,
    code: block[1] ?? '',
  }))
}

/** What follows each `@example` of a docstring, up to the next tag. */
function taggedExamples(file: string, firstLine: number, comment: string): readonly Example[] {
  const lines = comment.replace(/\s*\*\/$/, '').split('\n')
  const bare = lines.map((line) => line.replace(/^\s*(?:\/\*)?\* ?/, ''))
  const examples: Example[] = []
  for (const [i, line] of bare.entries()) {
    if (!line.startsWith('@example')) continue
    const after = bare.slice(i + 1)
    const end = after.findIndex((next) => next.startsWith('@'))
    const code = after.slice(0, end < 0 ? after.length : end).join('\n')
    const fenced = fencedExamples(file, code)
    const here = firstLine + i + 1
    if (fenced.length === 0) examples.push({ file, line: here, code })
    else examples.push(...fenced.map((block) => ({ ...block, line: here + block.line - 1 })))
  }
  return examples
}

/** The `@example`s of all docstrings of a source text. */
export function docstringExamples(file: string, text: string): readonly Example[] {
  return [...text.matchAll(docstring)].flatMap((comment) =>
    taggedExamples(file, lineAt(text, comment.index), comment[0]),
  )
}
