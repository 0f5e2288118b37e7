import MagicString from 'magic-string'
import { awaitCalls } from './awaiting.ts'
import { rewriteCalls, rewriteTokens } from './calls.ts'
import { assignedNames, persistDeclaration, persistNestedVars } from './declarations.ts'
import { isUsing, lowerUsing } from './disposal.ts'
import { rewriteImport } from './imports.ts'
import { child, childNodes, children, isOwnScope, type Node, unwrapped } from './node.ts'
import { parseSource } from './parse.ts'
import { helper, type Rewriting } from './rewriting.ts'

/** A source as code that an engine runs. */
export interface Transformed {
  /** The body of an async function. */
  readonly edits: MagicString
  /** The names that it declares, imports or assigns. */
  readonly names: readonly string[]
  /** Whether running it may have to wait for something. */
  readonly waits: boolean
}

/** How a source is to be transformed. */
export interface TransformOptions {
  /** Whether the names that it declares become globals; otherwise they are local to it. */
  readonly persist: boolean
  /** Whether the value of the last statement is returned, as `[value, shown]`. */
  readonly returns: boolean
}

/**
 * The source as JavaScript without what an engine does not know at that place: top-level
 * declarations as assignments, calls awaited in place, imports, Python's forms, `using`.
 *
 * It executes nothing and keeps the lines of the source.
 *
 * @throws SourceError when it is not code
 */
export function transform(source: string, { persist, returns }: TransformOptions): Transformed {
  const { code, program, hashes } = parseSource(source)
  const rewriting: Rewriting = {
    source: code,
    edits: new MagicString(code),
    persist,
    names: new Set(),
    disposers: 0,
  }
  rewriteTokens(rewriting, program, hashes)
  rewriteCalls(rewriting, program)
  rewriteImportCalls(rewriting, program)
  const awaits = awaitCalls(rewriting, program)
  const statements = children(program, 'body')
  const imports = statements.filter(isImport)
  if (returns) returnValue(rewriting, statements.at(-1), statements.some(isUsing))
  separateStatements(rewriting, program)
  for (const statement of statements) rewriteStatement(rewriting, statement)
  lowerUsing(rewriting, program)
  if (!persist) for (const name of statements.flatMap(assignedNames)) rewriting.names.add(name)
  const { edits, names } = rewriting
  return {
    edits,
    names: [...names],
    waits: awaits || imports.length > 0 || statements.some(isUsing),
  }
}

function isImport({ type }: Node): boolean {
  return type === 'ImportDeclaration' || type === 'PythonImport'
}

const declarations = new Set(['VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration'])

function rewriteStatement(rewriting: Rewriting, statement: Node): void {
  if (statement.type.startsWith('Export'))
    throw new SyntaxError('export has no meaning at a prompt')
  if (isImport(statement)) rewriteImport(rewriting, statement)
  else if (declarations.has(statement.type)) persistDeclaration(rewriting, statement)
  else persistNestedVars(rewriting, statement)
}

/** `import(x)` goes to an importer of ours: a script has none of its own. */
function rewriteImportCalls(rewriting: Rewriting, node: Node): void {
  if (node.type === 'ImportExpression') {
    rewriting.edits.update(node.start, node.start + 'import'.length, helper.importModule)
  }
  for (const below of childNodes(node)) rewriteImportCalls(rewriting, below)
}

/** The value of the last statement, and whether it is shown: of expressions, but not assignments. */
function returnValue({ edits }: Rewriting, last: Node | undefined, disposes: boolean): void {
  const expression = last?.type === 'ExpressionStatement' ? child(last, 'expression') : undefined
  if (last === undefined || expression === undefined) return
  const shown = unwrapped(expression).type !== 'AssignmentExpression'
  // what is disposed of at the end must last until the value is there
  edits.prependRight(last.start, `;return [${disposes ? 'await ' : ''}(`)
  edits.appendLeft(expression.end, `),${shown}]`)
}

/** A statement that now begins with a parenthesis must not be taken for the arguments of a call. */
function separateStatements({ edits }: Rewriting, node: Node): void {
  if (isOwnScope(node)) return
  const lists = [...children(node, 'body'), ...children(node, 'consequent')]
  for (const statement of lists) {
    if (statement.type === 'ExpressionStatement') edits.prependRight(statement.start, ';')
  }
  for (const below of childNodes(node)) separateStatements({ edits } as Rewriting, below)
}
