/** A piece of source text that is not a comment or white space. */
export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'regex' | 'mark'
  /** As written; of a string, and of a template without `${}`, what stands between the quotes. */
  readonly text: string
}

const space = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y
const string = /'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"/y
const word = /[\p{ID_Start}$_#][\p{ID_Continue}$]*/uy
const number = /\.?\d[\w.]*/y
const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y
const mark = /=>|[\s\S]/uy
const templatePiece = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y

/** After these a slash begins a regular expression, although they look like names. */
const keywordsBeforeRegex = new Set(
  'return typeof case in of do else void delete throw new await yield'.split(' '),
)

function slashDivides(before: Token | undefined): boolean {
  if (before === undefined) return false
  if (before.kind === 'word') return !keywordsBeforeRegex.has(before.text)
  return before.kind !== 'mark' || ')]}'.includes(before.text)
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** One walk through a source text. */
class Tokenizer {
  readonly tokens: Token[] = []
  readonly #text: string
  #at = 0
  /** How many `{` are open in each `${` that the walk is inside of. */
  readonly #open: number[] = []

  constructor(text: string) {
    this.#text = text
  }

  run(): readonly Token[] {
    for (;;) {
      this.#at += match(space, this.#text, this.#at)?.length ?? 0
      if (this.#at >= this.#text.length) return this.tokens
      if (this.#text[this.#at] === '`') this.#template(1)
      else this.#plain()
    }
  }

  #plain(): void {
    for (const [kind, pattern] of [
      ['string', string],
      ['word', word],
      ['number', number],
      ['regex', regex],
      ['mark', mark],
    ] as const) {
      if (kind === 'regex' && slashDivides(this.tokens.at(-1))) continue
      const text = match(pattern, this.#text, this.#at)
      if (text === undefined) continue
      if (kind === 'mark' && this.#closesTemplateHole(text)) this.#template(1)
      else this.#push(kind, kind === 'string' ? text.slice(1, -1) : text, text.length)
      return
    }
  }

  #closesTemplateHole(text: string): boolean {
    const depth = this.#open.at(-1)
    if (depth === undefined) return false
    if (text === '}' && depth === 0) {
      this.#open.pop()
      return true
    }
    if (text === '{' || text === '}')
      this.#open.push((this.#open.pop() ?? 0) + (text === '{' ? 1 : -1))
    return false
  }

  /** Steps over a template from its quote, or from the `}` of a hole, to the next hole or its end. */
  #template(skip: number): void {
    const opening = this.#text[this.#at] === '`'
    const piece = match(templatePiece, this.#text, this.#at + skip) ?? this.#text.slice(this.#at)
    const whole = opening && piece.endsWith('`')
    if (!piece.endsWith('`')) this.#open.push(0)
    this.#push('string', whole ? piece.slice(0, -1) : '', skip + piece.length)
  }

  #push(kind: Token['kind'], text: string, length: number): void {
    this.tokens.push({ kind, text })
    this.#at += length
  }
}

/** The tokens of a TypeScript text, near enough to find its imports: comments do not count. */
export function tokensOf(text: string): readonly Token[] {
  return new Tokenizer(text).run()
}
