import MagicString from 'magic-string'
import { parseAst } from 'vitest/node'

/** An example made ready to be a module. */
export interface Rewritten {
  /** Its import declarations, as they stand. */
  readonly imports: string
  /** The names that they bring. */
  readonly imported: readonly string[]
  /** The rest; each line with a value in a comment calls `claim(line, run, comment)`. */
  readonly body: string
}

type Statement = ReturnType<typeof parseAst>['body'][number]

/** The code of a statement's value, as far as a comment behind the statement can tell of one. */
function claimed(statement: Statement, code: string): string | undefined {
  if (statement.type === 'ExpressionStatement')
    return code.slice(statement.expression.start, statement.expression.end)
  if (statement.type !== 'VariableDeclaration') return
  const [first, second] = statement.declarations
  return second === undefined && first?.id.type === 'Identifier' ? first.id.name : undefined
}

/** A call of `claim` for a statement with a comment behind it. */
function claimOf(statement: Statement, code: string, firstLine: number): string | undefined {
  const comment = /^[; \t]*\/\/(.*)/.exec(code.slice(statement.end))?.[1]?.trim()
  const value = claimed(statement, code)
  if (comment === undefined || value === undefined) return
  const line = firstLine + code.slice(0, statement.start).split('\n').length - 1
  return `;await claim(${line}, async () => (${value}), ${JSON.stringify(comment)});`
}

/** Makes the comments of an example into claims that are tried. @throws SyntaxError where it does not parse */
export function rewrite(code: string, firstLine = 1): Rewritten {
  const body = new MagicString(code)
  const imports: string[] = []
  const imported: string[] = []
  for (const statement of parseAst(code, { lang: 'ts', sourceType: 'module' }).body) {
    if (statement.type === 'ImportDeclaration') {
      imports.push(code.slice(statement.start, statement.end))
      imported.push(...statement.specifiers.map(({ local }) => local.name))
      body.remove(statement.start, statement.end)
      continue
    }
    const claim = claimOf(statement, code, firstLine)
    if (claim === undefined) continue
    if (statement.type === 'ExpressionStatement')
      body.overwrite(statement.start, statement.end, claim)
    else body.appendLeft(statement.end, claim)
  }
  return { imports: imports.join('\n'), imported, body: body.toString() }
}
