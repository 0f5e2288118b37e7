import { child, childNodes, children, type Node } from './node.ts'
import { helper, padded, type Rewriting } from './rewriting.ts'

/** Whether a statement is `using x = …` or `await using x = …`. */
export function isUsing({ type, kind }: Node): boolean {
  return type === 'VariableDeclaration' && (kind === 'using' || kind === 'await using')
}

/**
 * Writes `using` in older words: not every engine knows it. What a block uses is disposed of at
 * its end, in reverse order, also after an error.
 */
export function lowerUsing(rewriting: Rewriting, node: Node): void {
  for (const below of childNodes(node)) lowerUsing(rewriting, below)
  const isBlock = node.type === 'BlockStatement' || node.type === 'Program'
  if (isBlock && children(node, 'body').some(isUsing)) lowerBlock(rewriting, node)
}

function lowerBlock(rewriting: Rewriting, block: Node): void {
  const { edits, persist } = rewriting
  const statements = children(block, 'body').filter(isUsing)
  const [first] = statements
  if (first === undefined) return
  rewriting.disposers += 1
  const disposer = `__scope${rewriting.disposers}`
  const waits = statements.some(({ kind }) => kind === 'await using')
  const end = block.type === 'Program' ? block.end : block.end - 1
  edits.prependRight(first.start, `;const ${disposer}=${helper.disposer}();try{`)
  edits.appendLeft(
    end,
    `\n}catch(__error){${disposer}.fail(__error)}finally{${waits ? 'await ' : ''}${disposer}.end()}`,
  )
  const isTop = block.type === 'Program' && persist
  for (const statement of statements) lowerStatement(rewriting, statement, disposer, isTop)
}

function lowerStatement(
  { edits }: Rewriting,
  statement: Node,
  disposer: string,
  isTop: boolean,
): void {
  const declarators = children(statement, 'declarations')
  const [first] = declarators
  if (first === undefined) return
  const kind = statement.kind === 'await using' ? 'useAsync' : 'use'
  // at the top level the declaration becomes assignments, like every other
  if (!isTop) {
    edits.update(statement.start, first.start, padded('const ', first.start - statement.start))
  }
  for (const declarator of declarators) {
    const value = child(declarator, 'init')
    if (value === undefined) continue
    edits.prependRight(value.start, `${disposer}.${kind}(`)
    edits.appendLeft(value.end, ')')
  }
}
