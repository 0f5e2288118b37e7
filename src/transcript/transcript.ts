import { ValueError } from '../errors.ts'

/** An input of a transcript, and the output that stands below it. */
export interface Example {
  /** Without its prompts. */
  readonly input: string
  /** The line of its prompt, from 1. */
  readonly line: number
  readonly expected: readonly string[]
  /** The line that the output starts at, from 1. */
  readonly expectedLine: number
}

/** A session as text: inputs behind their prompts, each with its output, and prose between them. */
export interface Transcript {
  readonly lines: readonly string[]
  /** What its header says: `# pool-repl: log-port=off` before the first prompt. */
  readonly header: ReadonlyMap<string, string>
  readonly examples: readonly Example[]
}

const prompt = /^>>>(?: |$)/
const continuation = /^\.\.\.(?: |$)/

/**
 * Reads a transcript: `>>> ` starts an input, `... ` goes on with it, and what follows up to a
 * blank line or the next prompt is its output. Everything else is prose.
 *
 * Mirrors Python's `doctest`, but for `...` alone on a line: behind an input it stands for any
 * lines of output, unless the input goes on below.
 *
 * @throws ValueError when the header is not made of `name=value`
 * @example
 * parseTranscript('>>> 1 + 1\n2\n').examples
 * // [{ input: '1 + 1', line: 1, expected: ['2'], expectedLine: 2 }]
 */
export function parseTranscript(text: string): Transcript {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  const examples: Example[] = []
  let at = 0
  while (at < lines.length) {
    if (!prompt.test(lines[at] ?? '')) {
      at += 1
      continue
    }
    const outputAt = at + inputLength(lines, at)
    const end = outputAt + outputLength(lines, outputAt)
    const input = lines.slice(at, outputAt).map(typed).join('\n').trimEnd()
    if (input !== '') {
      const expected = lines.slice(outputAt, end).map((line) => line.trimEnd())
      examples.push({ input, line: at + 1, expected, expectedLine: outputAt + 1 })
    }
    at = end
  }
  return { lines, header: headerOf(lines), examples }
}

/** Of how many lines the input consists that starts at `from`. */
function inputLength(lines: readonly string[], from: number): number {
  let length = 1
  for (let next = 1; continuation.test(lines[from + next] ?? ''); next += 1) {
    if (typed(lines[from + next] ?? '').trim() !== '') length = next + 1
  }
  return length
}

function outputLength(lines: readonly string[], from: number): number {
  const length = lines.slice(from).findIndex((line) => line.trim() === '' || prompt.test(line))
  return length < 0 ? lines.length - from : length
}

function typed(line: string): string {
  return line.slice('>>> '.length)
}

function headerOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const first = lines.findIndex((line) => prompt.test(line))
  const header = new Map<string, string>()
  for (const [index, line] of lines.slice(0, Math.max(first, 0)).entries()) {
    const [, settings] = /^#\s*pool-repl:(.*)$/.exec(line) ?? []
    if (settings === undefined) continue
    for (const setting of settings.trim().split(/\s+/)) {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(setting) ?? []
      if (name === undefined || value === undefined) {
        throw new ValueError(`line ${index + 1}: a header takes name=value, not '${setting}'`)
      }
      header.set(name, value)
    }
  }
  return header
}
