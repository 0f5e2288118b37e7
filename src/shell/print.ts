import { printedText } from './value-text.ts'

/** What `print` writes to: `file=` in Python. */
export interface PrintFile {
  write(text: string): unknown
}

/** Keyword arguments of `print`, in Python's names. */
export interface PrintOptions {
  /** Stands between the values. @default ' ' */
  readonly sep?: string | null
  /** Stands behind the last one. @default '\n' */
  readonly end?: string | null
  /** @default standard output */
  readonly file?: PrintFile | null
  /** Accepted as in Python; nothing is held back here, so there is nothing to flush. */
  readonly flush?: boolean
}

const keywords = new Set(['sep', 'end', 'file', 'flush'])

/**
 * Writes values on one line: text as it is, errors by their message, everything else as
 * the runtime's `inspect` shows it.
 *
 * Mirrors Python's `print`; its keyword arguments come as one options object, last.
 *
 * @throws TypeError when `sep` or `end` is no string, in Python's words
 */
export function print(...values: unknown[]): void {
  const options = keywordArguments(values.at(-1))
  const shown = options === undefined ? values : values.slice(0, -1)
  const { sep, end, file } = options ?? {}
  const text = shown.map(plain).join(textOf(sep, 'sep', ' ')) + textOf(end, 'end', '\n')
  ;(file ?? process.stdout).write(text)
}

/** The last argument where it is one that only keyword arguments make. */
function keywordArguments(last: unknown): PrintOptions | undefined {
  if (typeof last !== 'object' || last === null) return undefined
  if (Object.getPrototypeOf(last) !== Object.prototype) return undefined
  const keys = Object.keys(last)
  return keys.length > 0 && keys.every((key) => keywords.has(key)) ? last : undefined
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : printedText(value)
}

function textOf(value: unknown, name: string, otherwise: string): string {
  if (value === undefined || value === null) return otherwise
  if (typeof value === 'string') return value
  throw new TypeError(`${name} must be None or a string, not ${typeof value}`)
}
