import { type Token, tokensOf } from './tokens.ts'

/** That one file names another file or a package. */
export interface Import {
  /**
   * What follows `from`, or stands in `import(…)` (`computed` where it is not a plain string), or a
   * relative path of a script in any other string (`mentioned`: a worker is started by one).
   */
  readonly how: 'imported' | 'computed' | 'mentioned'
  readonly specifier: string
}

const scriptPath = /^\.\.?\/.*\.[jt]s$/

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text === text
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text
}

/** The index of the string that `import` or `export` at `start` takes its names from. */
function sourceOfDeclaration(tokens: readonly Token[], start: number): number | undefined {
  if (tokens[start + 1]?.kind === 'string') return start + 1
  for (let i = start + 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (isWord(token, 'from') && tokens[i + 1]?.kind === 'string') return i + 1
    const ends = isMark(token, ';') || isMark(token, '=') || isMark(token, '(')
    if (ends || (i > start + 1 && (isWord(token, 'import') || isWord(token, 'export')))) return
    if (isMark(token, '}') && !isWord(tokens[i + 1], 'from')) return
  }
  return
}

function isDeclaration(tokens: readonly Token[], i: number): boolean {
  const [token, next, third] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  if (isMark(tokens[i - 1], '.') || next === undefined) return false
  if (isWord(token, 'import')) return next.kind !== 'mark' || '{*'.includes(next.text)
  if (!isWord(token, 'export')) return false
  const first = isWord(next, 'type') ? third : next
  return isMark(first, '{') || isMark(first, '*')
}

function isCall(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  const imports = isWord(token, 'import') || isWord(token, 'require')
  return imports && !isMark(tokens[i - 1], '.') && isMark(tokens[i + 1], '(')
}

/** The import that begins at token `i`, and the index of the string that names its source. */
function importAt(tokens: readonly Token[], i: number): [Import, number] | undefined {
  let source: number | undefined
  if (isDeclaration(tokens, i)) source = sourceOfDeclaration(tokens, i)
  else if (isCall(tokens, i)) {
    const plain = tokens[i + 2]?.kind === 'string' && /^[,)]$/.test(tokens[i + 3]?.text ?? '')
    if (!plain && isWord(tokens[i], 'import'))
      return [{ how: 'computed', specifier: 'import(…)' }, i]
    if (plain) source = i + 2
  }
  if (source === undefined) return
  return [{ how: 'imported', specifier: tokens[source]?.text ?? '' }, source]
}

/** Every import of a TypeScript text, type-only ones and `export … from` included. */
export function importsOf(text: string): readonly Import[] {
  const tokens = tokensOf(text)
  const found: Import[] = []
  const named = new Set<number>()
  for (const [i, token] of tokens.entries()) {
    const start = importAt(tokens, i)
    if (start !== undefined) {
      found.push(start[0])
      named.add(start[1])
    } else if (token.kind === 'string' && !named.has(i) && scriptPath.test(token.text)) {
      found.push({ how: 'mentioned', specifier: token.text })
    }
  }
  return found
}
