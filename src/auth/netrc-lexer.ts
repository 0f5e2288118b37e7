/** The words of a netrc file, one after another, as Python's `netrc` takes it apart. */
export class NetrcLexer {
  readonly #text: string
  #at = 0
  #returned: string | undefined
  /** On which line the last word ended, or the whitespace after it. */
  line = 1

  constructor(text: string) {
    this.#text = text
  }

  /** The next word, quotes and backslashes undone; '' at the end. */
  next(): string {
    const returned = this.#returned
    this.#returned = undefined
    if (returned !== undefined) return returned
    while (/[\n\t\r ]/.test(this.#peek())) this.#character()
    if (this.#peek() !== '"') return this.#until(/[\n\t\r ]/)
    this.#character()
    return this.#until(/"/)
  }

  /**
   * The next word that begins no comment.
   *
   * @param anyWord whether a comment may begin with any word, as in an entry, or with a `#` alone
   */
  beyondComments(anyWord: boolean): string {
    for (;;) {
      const { line } = this
      const word = this.next()
      if (!word.startsWith('#')) return word
      if (this.line === line && (anyWord || word === '#')) this.restOfLine()
    }
  }

  /** Makes the word the next one. */
  giveBack(word: string): void {
    this.#returned = word
  }

  /** The rest of the line with its end; '' at the end of the file. */
  restOfLine(): string {
    const end = this.#text.indexOf('\n', this.#at)
    const rest = this.#text.slice(this.#at, end < 0 ? undefined : end + 1)
    this.#at += rest.length
    return rest
  }

  /** The characters before one that `end` matches, which is taken, too. */
  #until(end: RegExp): string {
    let word = ''
    for (let next = this.#character(); next !== '' && !end.test(next); next = this.#character()) {
      word += next === '\\' ? this.#character() : next
    }
    return word
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #character(): string {
    const next = this.#peek()
    this.#at += next.length
    if (next === '\n') this.line += 1
    return next
  }
}
