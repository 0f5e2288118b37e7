/** A string literal of Python that JavaScript does not have. */
export interface PythonString {
  /** What it says. */
  readonly value: string
  /** Where it ends. */
  readonly end: number
  readonly kind: 'text' | 'bytes'
}

const prefixed = /(?:[bB][rR]?|[rR][bB]?|[uU])(?="|')/y

/**
 * The literal at a place: in three quotes, or with one of the prefixes r, b and u. Undefined where
 * there is none, null where it does not end.
 */
export function pythonStringAt(source: string, position: number): PythonString | undefined | null {
  prefixed.lastIndex = position
  const prefix = prefixed.exec(source)?.[0].toLowerCase() ?? ''
  const start = position + prefix.length
  const quote = source[start] ?? ''
  const triple = quote.repeat(3)
  const mark = source.startsWith(triple, start) ? triple : quote
  if (prefix === '' && mark !== triple) return undefined
  const end = endOf(source, start + mark.length, mark)
  if (end === undefined) return mark === triple ? null : undefined
  const text = source.slice(start + mark.length, end)
  return {
    value: prefix.includes('r') ? text : unescaped(text),
    end: end + mark.length,
    kind: prefix.includes('b') ? 'bytes' : 'text',
  }
}

/** Where the closing mark is; on the same line, if it is a single quote. */
function endOf(source: string, from: number, mark: string): number | undefined {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '\n' && mark.length === 1) return undefined
    else if (source.startsWith(mark, at)) return at
  }
  return undefined
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
}

/** Escapes as in Python: one that it does not know stays as it is. */
function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([\s\S]))/gi, (all, x, u, letter) => {
    if (letter !== undefined) return escapes[letter] ?? all
    return String.fromCharCode(Number.parseInt(x ?? u, 16))
  })
}
