import { Parser, tokTypes } from 'acorn'
import type { Node } from './node.ts'

/** A name in a Python import: `b as c` in `from a import b as c`. */
export interface ImportedName {
  readonly name: string
  readonly as: string
}

/** What acorn's parser has inside, as far as the Python front leans on it. */
interface ParserInternals {
  readonly input: string
  pos: number
  start: number
  lastTokEnd: number
  type: unknown
  value: unknown
  privateNameStack: unknown[]
  next(): void
  semicolon(): void
  startNode(): Record<string, unknown>
  finishNode(node: Record<string, unknown>, type: string): Node
  finishToken(type: unknown, value: unknown): void
  raise(position: number, message: string): never
  skipSpace(): void
  readString(quote: number): void
  parseStatement(...context: readonly unknown[]): Node
  parseMaybeAssign(...context: readonly unknown[]): Node
}

type ParserClass = new (options: object, input: string, startPos?: number) => ParserInternals

const hash = 35
const dotted = String.raw`[\p{ID_Start}_$][\p{ID_Continue}$]*(?:\.[\p{ID_Start}_$][\p{ID_Continue}$]*)*`
const aliased = String.raw`${dotted}(?:\s+as\s+[\p{ID_Start}_$][\p{ID_Continue}$]*)?`
const importForm = new RegExp(
  String.raw`import[ \t]+(${aliased}(?:[ \t]*,[ \t]*${aliased})*)(?=[ \t]*(?:[;#\n\r]|$))`,
  'uy',
)
const fromForm = new RegExp(
  String.raw`from[ \t]+(${dotted})[ \t]+import[ \t]+(?:\(([^)]*)\)|(\*|${aliased}(?:[ \t]*,[ \t]*${aliased})*))(?=[ \t]*(?:[;#\n\r]|$))`,
  'uy',
)
const unfinishedFromForm = new RegExp(
  String.raw`from[ \t]+${dotted}[ \t]+import[ \t]*\([^)]*$`,
  'uy',
)

/**
 * acorn, and beside JavaScript what lines of Python documents consist of: `import a, b.c as d`,
 * `from a import b`, `# comments`, strings in three quotes, `*args` and `**options` in calls.
 *
 * Keyword arguments need nothing: to the parser they are assignments.
 */
class PythonParser extends (Parser as unknown as ParserClass) {
  /** Where `#` starts a comment. */
  readonly hashes: number[] = []

  override skipSpace(): void {
    super.skipSpace()
    // a hash within a class may start a private name
    while (this.privateNameStack.length === 0 && this.input.charCodeAt(this.pos) === hash) {
      this.hashes.push(this.pos)
      const end = this.input.indexOf('\n', this.pos)
      this.pos = end < 0 ? this.input.length : end
      super.skipSpace()
    }
  }

  override readString(quote: number): void {
    const mark = String.fromCharCode(quote).repeat(3)
    if (!this.input.startsWith(mark, this.pos)) {
      super.readString(quote)
      return
    }
    const from = this.pos + mark.length
    const end = this.input.indexOf(mark, from)
    if (end < 0) {
      this.pos = this.input.length
      this.raise(this.pos, unterminatedTriple)
    }
    this.pos = end + mark.length
    this.finishToken(tokTypes.string, unescaped(this.input.slice(from, end)))
  }

  override parseStatement(...context: readonly unknown[]): Node {
    if (this.type === tokTypes._import) {
      const [text, names] = this.#match(importForm)
      if (text !== undefined) return this.#pythonImport(text, null, names ?? '')
    }
    if (this.type === tokTypes.name && this.value === 'from') {
      const [text, module, inParentheses, bare] = this.#match(fromForm)
      if (text !== undefined)
        return this.#pythonImport(text, module ?? '', inParentheses ?? bare ?? '')
      if (this.#match(unfinishedFromForm)[0] !== undefined) {
        this.pos = this.input.length
        this.raise(this.pos, 'Unexpected end of the import')
      }
    }
    return super.parseStatement(...context)
  }

  override parseMaybeAssign(...context: readonly unknown[]): Node {
    const stars = this.type === tokTypes.star ? 1 : this.type === tokTypes.starstar ? 2 : 0
    if (stars === 0) return super.parseMaybeAssign(...context)
    const node = this.startNode()
    this.next()
    node.argument = super.parseMaybeAssign(...context)
    return this.finishNode(node, stars === 1 ? 'PythonSpread' : 'PythonOptions')
  }

  #match(form: RegExp): readonly (string | undefined)[] {
    form.lastIndex = this.start
    return form.exec(this.input) ?? []
  }

  #pythonImport(text: string, module: string | null, names: string): Node {
    const node = this.startNode()
    node.module = module
    node.names = importedNames(names)
    const end = this.start + text.length
    this.pos = end
    this.next()
    this.semicolon()
    // acorn has seen the first word only, unless a semicolon followed
    return { ...this.finishNode(node, 'PythonImport'), end: Math.max(end, this.lastTokEnd) }
  }
}

/** The message for a string in three quotes that does not end. */
export const unterminatedTriple = 'Unterminated string in three quotes'

function importedNames(list: string): readonly ImportedName[] {
  return list
    .replace(/#.*$/gm, '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const [name = '', as] = item.split(/\s+as\s+/)
      return { name, as: as ?? (name.split('.')[0] || name) }
    })
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' }

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter)
}

/** A program, and where its Python comments start. */
export interface ParsedProgram {
  readonly program: Node
  readonly hashes: readonly number[]
}

/**
 * The syntax tree of `source`.
 *
 * @throws SyntaxError as acorn does: with `pos`, `raisedAt` and `loc`
 */
export function parseProgram(source: string): ParsedProgram {
  try {
    return parseAs('script', source)
  } catch (error) {
    // acorn takes `using` at the top level for a matter of modules
    if (error instanceof SyntaxError && /^Using declaration/.test(error.message)) {
      return parseAs('module', source)
    }
    throw error
  }
}

function parseAs(sourceType: 'script' | 'module', source: string): ParsedProgram {
  const options = {
    ecmaVersion: 'latest',
    sourceType,
    allowAwaitOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowHashBang: true,
    preserveParens: true,
  }
  const parser = new PythonParser(options, source)
  const program = (parser as unknown as { parse(): Node }).parse()
  return { program, hashes: parser.hashes }
}
