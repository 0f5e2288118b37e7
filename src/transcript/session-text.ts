import type { Example, Part } from './example.ts'
import { type Settings, settingsOfLine } from './header.ts'
import { type Block, withoutIndent } from './markdown.ts'
import { type Relation, relationIn } from './relation.ts'

/** How the inputs of a session are told from its output. */
export interface Dialect {
  readonly prompt: '>>> ' | '> '
  /** Which lines `$ …` are commands: those that start pool-repl, or any. */
  readonly commands: 'own' | 'all'
}

/** Where a session stands. */
export interface SessionPlace extends Pick<Block, 'from' | 'to' | 'indent'> {
  readonly settings: Settings
}

const languages: Readonly<Record<string, 'console' | 'python' | 'text'>> = {
  ...all('console', 'console shell-session shellsession sh-session terminal sh bash zsh shell'),
  ...all('python', 'pycon python-console python-repl doctest ts typescript js javascript'),
  ...all('text', 'txt text python py'),
  '': 'text',
}

function all<T>(kind: T, names: string): Record<string, T> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]))
}

const command =
  /(?:^|[|;&(])\s*(?:\w+=\S*\s+)*(?:(?:npx|bunx|deno run)(?:\s+-\S+)*\s+(?:npm:)?)?pool-repl(?=\s|$)/

/** How a block of Markdown tells its inputs; undefined for a block that is no session. */
export function startsSession(lines: readonly string[], block: Block): Dialect | undefined {
  const kind = languages[block.language]
  if (kind === undefined) return undefined
  const content = lines.slice(block.from, block.to).map((line) => withoutIndent(line, block.indent))
  const prompts = content.filter((line) => /^(?:>>>|[>$])(?: |$)/.test(line))
  const first = prompts.find((line) => !line.startsWith('$'))
  const prompt = first === undefined || first.startsWith('>>>') ? '>>> ' : '> '
  const isShort = prompt === '> '
  // a shift in code, or a quotation, is no prompt
  const begins = content.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  if (!/^(?:>>>|[>$])(?: |$)/.test(begins) && kind !== 'console') return undefined
  if (prompts.length === 0 || (isShort && kind === 'text')) return undefined
  return { prompt, commands: kind === 'console' ? 'all' : 'own' }
}

/** Reads the session of a text, or of a block of it. */
export function readSession(lines: readonly string[], place: SessionPlace, dialect: Dialect): Part {
  return new SessionReader(lines, place, dialect).read()
}

class SessionReader {
  readonly #lines: readonly string[]
  readonly #place: SessionPlace
  readonly #prompt: RegExp
  readonly #dialect: Dialect
  readonly #examples: Example[] = []
  readonly #relations: Relation[] = []
  #settings: Settings

  constructor(lines: readonly string[], place: SessionPlace, dialect: Dialect) {
    this.#lines = lines
    this.#place = place
    this.#dialect = dialect
    this.#prompt = dialect.prompt === '>>> ' ? /^>>>(?: |$)/ : /^>(?: |$)/
    this.#settings = place.settings
  }

  read(): Part {
    let at = this.#place.from
    while (at < this.#place.to) at = this.#readFrom(at)
    return { examples: this.#examples, relations: this.#relations }
  }

  /** Reads what begins at `at`, and tells where the next begins. */
  #readFrom(at: number): number {
    const line = this.#line(at)
    if (this.#isPrompt(line)) return this.#readInput(at)
    if (this.#isCommand(at)) return this.#readCommand(at)
    const relation = relationIn(line)
    if (relation !== undefined) {
      this.#relations.push({ ...relation, line: at + 1, indent: this.#place.indent })
    } else if (this.#examples.length === 0) {
      const settings = settingsOfLine(line, at + 1)
      if (settings !== undefined) this.#settings = new Map([...this.#settings, ...settings])
    }
    return at + 1
  }

  #readInput(at: number): number {
    const { prompt } = this.#dialect
    const outputAt = at + this.#inputLength(at)
    const typed = this.#linesOf(at, outputAt).map((line, index) =>
      line.slice(index === 0 ? prompt.length : '... '.length),
    )
    return this.#add('input', typed.join('\n').trimEnd(), at, outputAt)
  }

  #readCommand(at: number): number {
    const { input, end } = this.#commandAt(at)
    const kind = this.#isPrompt(this.#line(end)) ? 'shell' : 'command'
    if (command.test(input)) return this.#add(kind, input, at, end)
    return end + this.#outputLength(end)
  }

  /** A command line, which a backslash at the end leads on to the next. */
  #commandAt(at: number): { readonly input: string; readonly end: number } {
    let end = at + 1
    while (this.#line(end - 1).endsWith('\\') && end < this.#place.to) end += 1
    const typed = this.#linesOf(at, end).map((line, index) =>
      line.slice(index === 0 ? '$ '.length : 0).replace(/^> /, ''),
    )
    return { input: typed.join('\n').replaceAll('\\\n', '').trim(), end }
  }

  #add(kind: Example['kind'], input: string, at: number, outputAt: number): number {
    const end = outputAt + this.#outputLength(outputAt)
    if (input === '') return end
    this.#examples.push({
      kind,
      input,
      prompt: kind === 'input' ? this.#dialect.prompt : '$ ',
      line: at + 1,
      expected: this.#linesOf(outputAt, end).map((line) => line.trimEnd()),
      expectedLine: outputAt + 1,
      compares: kind !== 'shell',
      indent: this.#place.indent,
      settings: this.#settings,
    })
    return end
  }

  /** Of how many lines the input consists that starts at `from`. */
  #inputLength(from: number): number {
    let length = 1
    for (let next = 1; /^\.\.\.(?: |$)/.test(this.#line(from + next)); next += 1) {
      if (
        this.#line(from + next)
          .slice('... '.length)
          .trim() !== ''
      )
        length = next + 1
    }
    return length
  }

  #outputLength(from: number): number {
    let length = 0
    while (from + length < this.#place.to && !this.#endsOutput(from + length)) {
      length += 1
    }
    return length
  }

  #endsOutput(at: number): boolean {
    const line = this.#line(at)
    if (line.trim() === '' || this.#isPrompt(line) || this.#isCommand(at)) return true
    return relationIn(line) !== undefined
  }

  #isPrompt(line: string): boolean {
    return this.#prompt.test(line)
  }

  #isCommand(at: number): boolean {
    if (!this.#line(at).startsWith('$ ')) return false
    return this.#dialect.commands === 'all' || command.test(this.#commandAt(at).input)
  }

  #linesOf(from: number, to: number): readonly string[] {
    return Array.from({ length: to - from }, (_, index) => this.#line(from + index))
  }

  /** A line without the blanks before its block; empty behind the end. */
  #line(at: number): string {
    if (at >= this.#place.to) return ''
    return withoutIndent(this.#lines[at] ?? '', this.#place.indent)
  }
}
