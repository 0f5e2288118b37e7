import { ValueError } from '../../errors.ts'
import { ascii, repr, str } from '../../repr/index.ts'
import { KeyError } from '../python-errors.ts'
import { formatValue } from './format-spec.ts'
import type { Mapping } from './percent-format.ts'
import type { Style } from './style.ts'

const SPEC = /^(?:.?[<>=^])?[+ -]?#?0?\d*[,_]?(?:\.\d+)?[bcdefgnosx%]?$/isu
const CONVERSIONS = new Map([
  ['', (value: unknown) => value],
  ['s', str],
  ['r', repr],
  ['a', ascii],
])

/** A piece of text, or a field that is to be replaced. */
type Piece =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'field'
      readonly name: string
      readonly conversion: string
      readonly spec: string
    }

/**
 * `{levelname:<8}`: Python's `str.format` over the record's fields.
 *
 * Fields are plain names; `{args[0]}`, `{exc_info.name}` and a width that is itself a field are
 * refused.
 */
export class BraceStyle implements Style {
  readonly format: string

  constructor(format: string | undefined) {
    this.format = format || '{message}'
  }

  usesTime(): boolean {
    return this.format.includes('{asctime')
  }

  validate(): void {
    let fields = 0
    for (const piece of this.#pieces()) {
      if (piece.type === 'text' || piece.name === '') continue
      fields += 1
      refuse(!/^\w+$/u.test(piece.name), `invalid field name/expression: ${repr(piece.name)}`)
      refuse(!CONVERSIONS.has(piece.conversion), `invalid conversion: ${repr(piece.conversion)}`)
      refuse(!SPEC.test(piece.spec), `bad specifier: ${repr(piece.spec)}`)
    }
    refuse(fields === 0, 'no fields')
  }

  render(fields: Mapping): string {
    let text = ''
    for (const piece of this.#pieces()) {
      text += piece.type === 'text' ? piece.text : renderField(piece, fields)
    }
    return text
  }

  *#pieces(): Generator<Piece> {
    const { format } = this
    let at = 0
    while (at < format.length) {
      const brace = nextBrace(format, at)
      yield { type: 'text', text: format.slice(at, brace) }
      if (brace === format.length) return
      const char = format.charAt(brace)
      if (format[brace + 1] === char) {
        yield { type: 'text', text: char }
        at = brace + 2
        continue
      }
      refuse(char === '}', "Single '}' encountered in format string")
      refuse(brace === format.length - 1, "Single '{' encountered in format string")
      const close = format.indexOf('}', brace)
      refuse(close < 0, "expected '}' before end of string")
      yield field(format.slice(brace + 1, close))
      at = close + 1
    }
  }
}

function nextBrace(format: string, from: number): number {
  const found = format.slice(from).search(/[{}]/)
  return found < 0 ? format.length : from + found
}

function field(inside: string): Piece {
  const [, head = '', spec = ''] = /^([^:]*):?(.*)$/s.exec(inside) ?? []
  const [name = '', conversion = ''] = head.split('!')
  return { type: 'field', name, conversion, spec }
}

function renderField(piece: Piece & { type: 'field' }, fields: Mapping): string {
  if (!fields.has(piece.name)) throw new KeyError(piece.name)
  const convert = CONVERSIONS.get(piece.conversion) ?? str
  return formatValue(convert(fields.get(piece.name)), piece.spec)
}

function refuse(condition: boolean, reason: string): void {
  if (condition) throw new ValueError(`invalid format: ${reason}`)
}
