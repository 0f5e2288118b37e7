/** A claim about the times above it: `# session faster: yes`. */
export interface Relation {
  /** The line that it stands on, from 1. */
  readonly line: number
  readonly indent: string
  /** The inputs that name it are the one side, the others the other. */
  readonly name: string
  readonly faster: boolean
}

/** How long something took, and the input that said so. */
export interface Timing {
  readonly input: string
  /** The line of the input, from 1. */
  readonly line: number
  readonly seconds: number
}

/** The claim that a line makes; undefined for another line. */
export function relationIn(line: string): Pick<Relation, 'name' | 'faster'> | undefined {
  const [, name, answer] = /^#\s*(\S+) faster: (yes|no)\s*$/.exec(line) ?? []
  return name === undefined ? undefined : { name, faster: answer === 'yes' }
}

/** A claim as a transcript has it. */
export function relationText(name: string, faster: boolean): string {
  return `# ${name} faster: ${faster ? 'yes' : 'no'}`
}

/** What the times say about a claim. */
export interface Verdict {
  /** undefined where one of the sides has no time. */
  readonly faster: boolean | undefined
  /** The times that say so, or what is missing. */
  readonly reason: string
}

/** Whether every input that names `name` took less time than every other one. */
export function judge(name: string, timings: readonly Timing[]): Verdict {
  const word = wholeWord(name)
  const inside = timings.filter(({ input }) => word.test(input)).map(({ seconds }) => seconds)
  const outside = timings.filter(({ input }) => !word.test(input)).map(({ seconds }) => seconds)
  if (inside.length === 0) return missing(`no input with '${name}' gave a time`)
  if (outside.length === 0) return missing(`no input without '${name}' gave a time`)
  const [slowest, fastest] = [Math.max(...inside), Math.min(...outside)]
  const faster = slowest < fastest
  return { faster, reason: `${slowest} s with it, ${fastest} s without` }
}

function wholeWord(name: string): RegExp {
  const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const [before, behind] = [/^[\w$]/.test(name), /[\w$]$/.test(name)]
  return new RegExp(`${before ? '(?<![\\w$])' : ''}${quoted}${behind ? '(?![\\w$])' : ''}`)
}

function missing(reason: string): Verdict {
  return { faster: undefined, reason }
}

/** The times in lines of output: numbers with a point, each alone on its line. */
export function timesIn(lines: readonly string[]): readonly number[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => /^(?:\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+)$/i.test(line))
    .map(Number)
}
