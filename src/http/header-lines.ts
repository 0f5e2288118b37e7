import { type RawHeader, rawHeaders } from './raw-headers.ts'

const none: readonly never[] = Object.freeze([])
/** A piece of the wire that is longer than this is not held on to for the sake of its head. */
const longestHeldBytes = 8192
/** To compare longer values takes as long as to read them. */
const longestSaid = 32
const [upperA, upperZ, toLower] = [0x41, 0x5a, 0x20]

/**
 * The header lines of an answer as they came, one entry a line.
 *
 * They stay bytes until somebody looks at them: what all answers are asked for are a few names, and
 * to make text of every line takes several times as long as to find those.
 */
export class HeaderLines implements Iterable<RawHeader> {
  #wire: readonly Buffer[]
  #pairs: readonly RawHeader[] | undefined

  /** @param wire names and values in turn, in bytes of Latin-1 */
  constructor(wire: readonly Buffer[]) {
    this.#wire = wire
    const [first] = wire
    if (first !== undefined && first.buffer.byteLength > longestHeldBytes) this.#read()
  }

  /** The lines of these names and values. */
  static of(pairs: readonly RawHeader[]): HeaderLines {
    const lines = new HeaderLines(none)
    lines.#pairs = pairs
    return lines
  }

  /** All lines as text. */
  get pairs(): readonly RawHeader[] {
    return this.#pairs ?? this.#read()
  }

  [Symbol.iterator](): Iterator<RawHeader> {
    return this.pairs[Symbol.iterator]()
  }

  /** The values of the lines of a name, in order. @param name in lower case */
  values(name: string): readonly string[] {
    return this.#pairs === undefined ? wireValues(this.#wire, name) : pairValues(this.#pairs, name)
  }

  /** The values of a name, joined by `, `; undefined where there is no line of it. */
  get(name: string): string | undefined {
    const values = this.values(name)
    return values.length > 1 ? values.join(', ') : values[0]
  }

  #read(): readonly RawHeader[] {
    const pairs = rawHeaders(this.#wire)
    this.#pairs = pairs
    this.#wire = none
    return pairs
  }
}

function pairValues(pairs: readonly RawHeader[], name: string): readonly string[] {
  let values: string[] | undefined
  for (const [key, value] of pairs) {
    if (key.length !== name.length || key.toLowerCase() !== name) continue
    if (values === undefined) values = [value]
    else values.push(value)
  }
  return values ?? none
}

function wireValues(wire: readonly Buffer[], name: string): readonly string[] {
  let values: string[] | undefined
  for (let i = 0; i + 1 < wire.length; i += 2) {
    const key = wire[i]
    if (key === undefined || key.length !== name.length || !isName(key, name)) continue
    const value = textOf(wire[i + 1], name)
    if (values === undefined) values = [value]
    else values.push(value)
  }
  return values ?? none
}

/** What the lines of a name said last: as a rule, they say it again. */
const said = new Map<string, string>()

function textOf(value: Buffer | undefined, name: string): string {
  if (value === undefined) return ''
  const last = said.get(name)
  if (last !== undefined && isText(value, last)) return last
  const text = value.toString('latin1')
  if (text.length <= longestSaid) said.set(name, text)
  return text
}

function isText(bytes: Buffer, text: string): boolean {
  if (bytes.length !== text.length) return false
  for (let i = 0; i < text.length; i += 1) if (bytes[i] !== text.charCodeAt(i)) return false
  return true
}

/** Whether bytes are that name, in whichever case. */
function isName(bytes: Buffer, name: string): boolean {
  for (let i = 0; i < name.length; i += 1) {
    const byte = bytes[i] ?? 0
    const lower = byte >= upperA && byte <= upperZ ? byte + toLower : byte
    if (lower !== name.charCodeAt(i)) return false
  }
  return true
}
