import { JSONDecodeError } from '../errors.ts'

const blank = /[ \t\n\r]*/y
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])
const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
)

/** Reads JSON as Python's `json` does, so that it fails where and how Python fails. */
export class JsonReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The one value of the text. */
  document(): unknown {
    this.#skipBlanks()
    const value = this.#value()
    this.#skipBlanks()
    if (this.#at < this.#text.length) this.#fail('Extra data')
    return value
  }

  #value(): unknown {
    const next = this.#text.charAt(this.#at)
    if (next === '"') return this.#string()
    if (next === '{') return this.#object()
    if (next === '[') return this.#array()
    const number = this.#match(numeral)
    if (number !== '') return Number(number)
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    return this.#fail('Expecting value')
  }

  #object(): unknown {
    const members: [string, unknown][] = []
    this.#step()
    if (this.#takes('}')) return {}
    do {
      this.#skipBlanks()
      if (this.#text.charAt(this.#at) !== '"') {
        this.#fail('Expecting property name enclosed in double quotes')
      }
      const key = this.#string()
      this.#skipBlanks()
      if (!this.#takes(':')) this.#fail("Expecting ':' delimiter")
      this.#skipBlanks()
      members.push([key, this.#value()])
      this.#skipBlanks()
    } while (this.#takes(','))
    if (!this.#takes('}')) this.#fail("Expecting ',' delimiter")
    return Object.fromEntries(members)
  }

  #array(): unknown {
    const items: unknown[] = []
    this.#step()
    if (this.#takes(']')) return items
    do {
      this.#skipBlanks()
      items.push(this.#value())
      this.#skipBlanks()
    } while (this.#takes(','))
    if (!this.#takes(']')) this.#fail("Expecting ',' delimiter")
    return items
  }

  #string(): string {
    const begin = this.#at
    let text = ''
    for (this.#at++; this.#at < this.#text.length; ) {
      const character = this.#text.charAt(this.#at)
      if (character === '"') {
        this.#at++
        return text
      }
      if (character < ' ') this.#fail('Invalid control character at')
      if (character === '\\') text += this.#escape(begin)
      else {
        text += character
        this.#at++
      }
    }
    return this.#fail('Unterminated string starting at', begin)
  }

  #escape(begin: number): string {
    const letter = this.#text.charAt(this.#at + 1)
    if (letter === '') this.#fail('Unterminated string starting at', begin)
    if (letter !== 'u') {
      const character = escapes.get(letter) ?? this.#fail('Invalid \\escape')
      this.#at += 2
      return character
    }
    const digits = this.#text.slice(this.#at + 2, this.#at + 6)
    const complete = /^[0-9a-fA-F]{4}$/.test(digits) && this.#at + 6 < this.#text.length
    if (!complete) this.#fail('Invalid \\uXXXX escape', this.#at + 1)
    this.#at += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  /** Past the bracket, and what is blank after it. */
  #step(): void {
    this.#at++
    this.#skipBlanks()
  }

  #takes(character: string): boolean {
    const there = this.#text.charAt(this.#at) === character
    if (there) this.#at++
    return there
  }

  #skipBlanks(): void {
    this.#match(blank)
  }

  /** What `pattern` matches here, and past it. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #fail(problem: string, at: number = this.#at): never {
    // Python counts characters where JavaScript counts halves of some.
    const before = Array.from(this.#text.slice(0, at))
    const line = before.filter((character) => character === '\n').length + 1
    const column = before.length - before.lastIndexOf('\n')
    throw new JSONDecodeError(`${problem}: line ${line} column ${column} (char ${before.length})`)
  }
}
