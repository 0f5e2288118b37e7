/** A token of JavaScript or Python, as far as the tab key has to know: comments are none. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark'
  readonly text: string
  readonly start: number
  readonly end: number
}

const pattern = new RegExp(
  [
    String.raw`(?<skipped>\s+|\/\/.*|\/\*[\s\S]*?\*\/|(?<![\w$])#.*)`,
    String.raw`(?<string>'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|` +
      '`(?:\\\\[\\s\\S]|[^`\\\\])*`)',
    String.raw`(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)`,
    String.raw`(?<number>\d[\w.]*)`,
    String.raw`(?<mark>\?\.|=>|[=!]=+|[\s\S])`,
  ].join('|'),
  'uy',
)

/**
 * The tokens of a text that ends where the cursor is; undefined when that is in a string or in a
 * comment.
 */
export function tokensBefore(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex
    const groups = pattern.exec(text)?.groups ?? {}
    const end = pattern.lastIndex
    if (groups.skipped !== undefined) {
      if (end === text.length && /^(?:\/\/|#)/.test(groups.skipped)) return undefined
      continue
    }
    const kind = (['string', 'name', 'number'] as const).find((one) => groups[one] !== undefined)
    const token = { kind: kind ?? 'mark', text: text.slice(start, end), start, end } as const
    // What opens a string that does not end.
    if (kind === undefined && /^['"`]$/.test(token.text)) return undefined
    tokens.push(token)
  }
  return tokens
}
