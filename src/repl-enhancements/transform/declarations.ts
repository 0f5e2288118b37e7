import { child, childNodes, children, isOwnScope, type Node, textOf } from './node.ts'
import { padded, type Rewriting } from './rewriting.ts'

/** The names that a pattern binds: `a`, `{ b, c: [d] }`, `...e`. */
export function namesIn(pattern: Node | undefined): readonly string[] {
  if (pattern === undefined) return []
  switch (pattern.type) {
    case 'Identifier':
      return [textOf(pattern, 'name')]
    case 'ObjectPattern':
      return children(pattern, 'properties').flatMap((property) =>
        namesIn(child(property, property.type === 'RestElement' ? 'argument' : 'value')),
      )
    case 'ArrayPattern':
      return children(pattern, 'elements').flatMap(namesIn)
    case 'AssignmentPattern':
      return namesIn(child(pattern, 'left'))
    case 'RestElement':
      return namesIn(child(pattern, 'argument'))
    default:
      return []
  }
}

/**
 * Turns a declaration at the top level into assignments, so that its names outlive the input and
 * may be declared again. Lines and, as far as possible, columns stay.
 */
export function persistDeclaration(rewriting: Rewriting, statement: Node): void {
  if (statement.type === 'VariableDeclaration') persistVariables(rewriting, statement)
  else persistNamed(rewriting, statement)
}

function persistVariables(rewriting: Rewriting, declaration: Node): void {
  const { edits, source } = rewriting
  const declarators = children(declaration, 'declarations')
  const [first] = declarators
  const last = declarators.at(-1)
  if (first === undefined || last === undefined) return
  edits.update(declaration.start, first.start, padded(';(', first.start - declaration.start))
  for (const declarator of declarators) assign(rewriting, declarator)
  edits.appendLeft(last.end, ')')
  if (source[declaration.end - 1] !== ';') edits.appendLeft(declaration.end, ';')
}

/** A declarator without a value gives its name the value undefined. */
function assign({ edits, names }: Rewriting, declarator: Node): void {
  const target = child(declarator, 'id')
  for (const name of namesIn(target)) names.add(name)
  if (child(declarator, 'init') === undefined) edits.appendLeft(declarator.end, '=undefined')
}

/** `class A {}` → `;A=class A {};`, and functions likewise. */
function persistNamed({ edits, names }: Rewriting, declaration: Node): void {
  const name = textOf(child(declaration, 'id'), 'name')
  names.add(name)
  edits.prependRight(declaration.start, `;${name}=`)
  edits.appendLeft(declaration.end, ';')
}

/** `var` belongs to the whole input, however deep it stands; in a loop's head, too. */
export function persistNestedVars(rewriting: Rewriting, node: Node): void {
  if (isOwnScope(node)) return
  for (const below of childNodes(node)) {
    if (below.type === 'VariableDeclaration' && below.kind === 'var')
      nestedVar(rewriting, node, below)
    persistNestedVars(rewriting, below)
  }
}

function nestedVar(rewriting: Rewriting, parent: Node, declaration: Node): void {
  const { edits, names } = rewriting
  const declarators = children(declaration, 'declarations')
  const [first] = declarators
  const last = declarators.at(-1)
  if (first === undefined || last === undefined) return
  for (const { id } of declarators.map((node) => ({ id: child(node, 'id') }))) {
    for (const name of namesIn(id)) names.add(name)
  }
  const isHead = parent.type === 'ForOfStatement' || parent.type === 'ForInStatement'
  if (isHead) {
    edits.remove(declaration.start, first.start)
    return
  }
  edits.update(declaration.start, first.start, padded('(', first.start - declaration.start))
  for (const declarator of declarators) {
    if (child(declarator, 'init') === undefined) edits.appendLeft(declarator.end, '=undefined')
  }
  edits.appendLeft(last.end, ')')
}

/** The names that statements assign at the top level, without declaring them. */
export function assignedNames(node: Node): readonly string[] {
  if (isOwnScope(node)) return []
  if (node.type === 'CallExpression') {
    const callee = child(node, 'callee')
    // what looks like an assignment there is a keyword argument
    const given = children(node, 'arguments').filter(({ type }) => type !== 'AssignmentExpression')
    return [...(callee ? assignedNames(callee) : []), ...given.flatMap(assignedNames)]
  }
  const own =
    node.type === 'AssignmentExpression'
      ? namesIn(child(node, 'left'))
      : node.type === 'UpdateExpression'
        ? namesIn(child(node, 'argument'))
        : []
  return [...own, ...childNodes(node).flatMap(assignedNames)]
}
