import { Parser, tokTypes } from 'acorn'
import type { Node } from './node.ts'
import { ParseFailure } from './parse-failure.ts'
import { isOpenImportAt, pythonImportAt } from './python-imports.ts'
import { type PythonString, pythonStringAt } from './python-strings.ts'

interface TokenType {
  readonly keyword?: string | undefined
}

type Fields = Record<string, unknown>

/** What acorn's parser has inside, as far as the Python front leans on it. */
interface ParserInternals {
  readonly input: string
  readonly scopeStack: readonly unknown[]
  readonly privateNameStack: readonly unknown[]
  readonly context: { readonly token: string }[]
  readonly lastTokEnd: number
  pos: number
  start: number
  end: number
  exprAllowed: boolean
  type: TokenType
  value: unknown
  get allowUsing(): boolean
  parse(): Node
  next(): void
  nextToken(): void
  eat(type: TokenType): boolean
  expect(type: TokenType): void
  semicolon(): void
  afterTrailingComma(close: TokenType): boolean
  startNode(): Fields
  finishNode(node: Fields, type: string): Node
  finishToken(type: TokenType, value: unknown): void
  skipSpace(): void
  readWord(): void
  readString(quote: number): void
  declareName(name: string, binding: number, position: number): void
  checkLocalExport(): void
  parseStatement(...context: readonly unknown[]): Node
  parseExpression(): Node
  parseExprAtom(...context: readonly unknown[]): Node
  parseMaybeAssign(...context: readonly unknown[]): Node
  parseProperty(isPattern: boolean, errors: unknown): Node
  parseSpread(errors: unknown): Node
}

type ParserClass = new (options: object, input: string, startPos?: number) => ParserInternals

const hash = 35
const backslash = 92
const openToTheEnd = /^Unterminated (?:comment|template)/

/**
 * acorn, and beside JavaScript what lines of Python documents consist of: `import a, b.c as d`,
 * `from a import b`, `# comments`, strings in three quotes or with a prefix, strings side by side,
 * `*args` and `**options`, and lines that a backslash continues.
 *
 * Keyword arguments need nothing: to the parser they are assignments.
 */
class PythonParser extends (Parser as unknown as ParserClass) {
  /** Where `#` starts a comment. */
  readonly hashes: number[] = []
  /** Where a backslash continues a line. */
  readonly continued: number[] = []
  /** Whether names may begin with `#` although nobody parses the class that they are in. */
  hasClass = false
  readonly #strings = new Map<number, PythonString>()

  /** At a prompt an input is as good as a block. */
  override get allowUsing(): boolean {
    return this.scopeStack.length === 1 || super.allowUsing
  }

  raise(position: number, message: string): never {
    const isOpen = position >= this.input.length || openToTheEnd.test(message)
    throw new ParseFailure(message, position, isOpen)
  }

  raiseRecoverable(position: number, message: string): never {
    this.raise(position, message)
  }

  unexpected(position: number = this.start): never {
    const isEnd = position >= this.input.length
    const word = position === this.start ? this.input.slice(this.start, this.end) : ''
    const token = word === '' || word.includes('\n') ? '' : ` '${word}'`
    this.raise(position, isEnd ? 'Unexpected end of input' : `Unexpected token${token}`)
  }

  override declareName(name: string, binding: number, position: number): void {
    // What an input declares may be declared again, in the same input too.
    if (this.scopeStack.length > 1) super.declareName(name, binding, position)
  }

  override checkLocalExport(): void {}

  override skipSpace(): void {
    super.skipSpace()
    while (this.#skipComment() || this.#skipContinuation()) super.skipSpace()
  }

  #skipComment(): boolean {
    if (this.input.charCodeAt(this.pos) !== hash || this.#isPrivateName()) return false
    this.hashes.push(this.pos)
    const end = this.input.indexOf('\n', this.pos)
    this.pos = end < 0 ? this.input.length : end
    return true
  }

  #isPrivateName(): boolean {
    if (this.privateNameStack.length === 0 && !this.hasClass) return false
    return /^[\p{ID_Start}_$]/u.test(this.input.slice(this.pos + 1, this.pos + 3))
  }

  #skipContinuation(): boolean {
    if (this.input.charCodeAt(this.pos) !== backslash) return false
    const rest = /^\\[ \t]*(\r?\n|$)/.exec(this.input.slice(this.pos))
    if (rest === null) return false
    if (this.input.slice(this.pos + rest[0].length).trim() === '') {
      this.raise(this.input.length, 'Unexpected end of input')
    }
    this.continued.push(this.pos)
    this.pos += rest[0].length
    return true
  }

  override readWord(): void {
    if (!this.#readPythonString()) super.readWord()
  }

  override readString(quote: number): void {
    if (!this.#readPythonString()) super.readString(quote)
  }

  #readPythonString(): boolean {
    const string = pythonStringAt(this.input, this.pos)
    if (string === undefined) return false
    if (string === null) {
      this.raise(this.input.length, 'Unterminated string in three quotes')
    }
    this.#strings.set(this.pos, string)
    this.pos = string.end
    this.finishToken(tokTypes.string, string.value)
    return true
  }

  override parseExprAtom(...context: readonly unknown[]): Node {
    if (this.type !== tokTypes.string) return super.parseExprAtom(...context)
    const kind = this.#strings.get(this.start)?.kind
    const node = super.parseExprAtom(...context)
    const marked = kind === undefined ? node : { ...node, python: kind }
    return this.#isSideBySide() ? this.#joined(marked) : marked
  }

  /** A string behind a string is code in no place where JavaScript could end a statement. */
  #isSideBySide(): boolean {
    if (this.type !== tokTypes.string) return false
    const between = this.input.slice(this.lastTokEnd, this.start)
    return !between.includes('\n') || this.context.at(-1)?.token === '('
  }

  #joined(first: Node): Node {
    let value = String(first.value)
    let end = first.end
    while (this.#isSideBySide()) {
      value += String(this.value)
      end = this.end
      this.next()
    }
    return { ...first, end, value, python: first.python ?? 'text' }
  }

  override parseStatement(...context: readonly unknown[]): Node {
    const isFrom = this.type === tokTypes.name && this.value === 'from'
    if (this.type !== tokTypes._import && !isFrom) return super.parseStatement(...context)
    const found = pythonImportAt(this.input, this.start)
    if (found === undefined) {
      if (isFrom && isOpenImportAt(this.input, this.start)) {
        this.raise(this.input.length, 'Unexpected end of the import')
      }
      return super.parseStatement(...context)
    }
    const node = this.startNode()
    Object.assign(node, { module: found.module, names: found.names })
    this.pos = found.end
    this.end = found.end
    this.exprAllowed = true
    this.next()
    this.semicolon()
    return this.finishNode(node, 'PythonImport')
  }

  /** The items of a list or the arguments of a call. */
  parseExprList(
    close: TokenType,
    allowTrailingComma: boolean,
    allowEmpty: boolean,
    errors: unknown,
  ): (Node | null)[] {
    const items: (Node | null)[] = []
    while (!this.eat(close)) {
      if (items.length > 0) {
        this.expect(tokTypes.comma)
        if (allowTrailingComma && this.afterTrailingComma(close)) break
      }
      const isGap = allowEmpty && this.type === tokTypes.comma
      items.push(isGap ? null : this.#parseItem(close, errors))
    }
    return items
  }

  #parseItem(close: TokenType, errors: unknown): Node {
    if (this.type === tokTypes.ellipsis) return this.parseSpread(errors)
    if (this.type === tokTypes.star) return this.#parseStarred('PythonSpread')
    if (this.type === tokTypes.starstar && close === tokTypes.parenR) {
      return this.#parseStarred('PythonOptions')
    }
    const isKeyword = close === tokTypes.parenR && this.type.keyword !== undefined
    if (isKeyword && /^\s*=(?![=>])/.test(this.input.slice(this.end))) {
      return this.#parseReservedKeyword()
    }
    return this.parseMaybeAssign(false, errors)
  }

  #parseStarred(type: string): Node {
    const node = this.startNode()
    this.next()
    node.argument = this.parseMaybeAssign(false)
    return this.finishNode(node, type)
  }

  /** `f(default=1)`: a word that is no name in JavaScript. */
  #parseReservedKeyword(): Node {
    const node = this.startNode()
    const left = this.startNode()
    Object.assign(left, { name: this.value, reserved: true })
    // The tokenizer takes `class` and `function` for the start of a body.
    if (this.context.at(-1)?.token === 'function') this.context.pop()
    this.next()
    node.operator = '='
    node.left = this.finishNode(left, 'Identifier')
    this.expect(tokTypes.eq)
    node.right = this.parseMaybeAssign(false)
    return this.finishNode(node, 'AssignmentExpression')
  }

  override parseProperty(isPattern: boolean, errors: unknown): Node {
    if (isPattern || this.type !== tokTypes.starstar) return super.parseProperty(isPattern, errors)
    return { ...this.#parseStarred('SpreadElement'), starred: true }
  }
}

/** A program, and what in it is Python's writing. */
export interface ParsedProgram {
  readonly program: Node
  /** Where `#` starts a comment. */
  readonly hashes: readonly number[]
  /** Where a backslash continues a line. */
  readonly continued: readonly number[]
}

const options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowHashBang: true,
  preserveParens: true,
}

/**
 * The syntax tree of `source`.
 *
 * @throws ParseFailure
 */
export function parseProgram(source: string): ParsedProgram {
  const parser = new PythonParser(options, source)
  const program = parser.parse()
  return { program, hashes: parser.hashes, continued: parser.continued }
}

/**
 * The syntax tree of a source that is one expression.
 *
 * @throws ParseFailure
 */
export function parseExpression(source: string): ParsedProgram {
  const parser = new PythonParser(options, source)
  parser.nextToken()
  const expression = parser.parseExpression()
  if (parser.type !== tokTypes.eof) parser.unexpected()
  const { start, end } = expression
  const statement: Node = { type: 'ExpressionStatement', start, end, expression }
  const program: Node = { type: 'Program', start: 0, end: source.length, body: [statement] }
  return { program, hashes: parser.hashes, continued: parser.continued }
}

/** What the words and marks of a source are, as far as they can be read. */
export interface Tokens {
  readonly hashes: readonly number[]
  /** The brackets that would close it. */
  readonly missing: string
  /** The bracket opened last that is not closed. */
  readonly unclosed: OpenBracket | undefined
}

/** A bracket, and where it stands. */
export interface OpenBracket {
  readonly text: string
  readonly pos: number
}

const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']', '${': '}' }

/** Reads a source word by word, without asking what it means. */
export function readTokens(source: string): Tokens {
  const parser = new PythonParser(options, source)
  const open: OpenBracket[] = []
  try {
    do {
      parser.nextToken()
      const text = source.slice(parser.start, parser.end)
      if (parser.type === tokTypes._class) parser.hasClass = true
      if (parser.type === tokTypes.string || parser.type === tokTypes.regexp) continue
      if (closing[text] !== undefined) open.push({ text, pos: parser.start })
      else if (text === closing[open.at(-1)?.text ?? '']) open.pop()
    } while (parser.type !== tokTypes.eof)
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error
  }
  const missing = open.map(({ text }) => closing[text]).reverse()
  return { hashes: parser.hashes, missing: missing.join(''), unclosed: open.at(-1) }
}
